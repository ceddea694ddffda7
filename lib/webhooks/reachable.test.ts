import { describe, expect, it } from "vitest";
import { looksReachable } from "./reachable";

const provider = "https://id.amiqus.co/api/v2";
const sandbox = "http://127.0.0.1:4100/amiqus/api/v2";

describe("looksReachable", () => {
  it.each([
    ["https://desk.example.com", provider, true],
    ["https://203.0.113.9", provider, false],
    ["https://81.2.69.142", provider, true],
    ["http://localhost:3000", provider, false],
    ["http://127.0.0.1:3000", provider, false],
    ["https://10.0.0.4", provider, false],
    ["https://[::1]:3000", provider, false],
    ["https://desk", provider, false],
    ["https://desk.internal", provider, false],
    ["http://localhost:3000", sandbox, true],
    ["http://127.0.0.1:3000", sandbox, true],
  ])("%s from %s: %s", (app, base, expected) => {
    expect(looksReachable(app, base)).toBe(expected);
  });
});
