import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { homePath, safePath } from "./redirects";

const origin = "https://desk.example.com";

describe("safePath", () => {
  it.each(["/cases", "/cases/1?tab=checks", "/audit#top", `${origin}/clients`])("keeps %j", (wanted) => {
    expect(safePath(wanted, origin)).toBe(wanted.replace(origin, ""));
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example",
    "https://desk.example.com@evil.example/",
    "https://desk.example.com.evil.example/",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/%2e%2e//evil.example",
    "/.//evil.example",
    "/sign-in",
    "/api/auth/csrf",
    "cases",
    "",
    null,
  ])("sends %j home", (wanted) => {
    expect(safePath(wanted, origin)).toBe(homePath);
  });

  it("never leaves the origin", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "@",
      ":",
      "evil.example",
      "https",
      "%2f",
      "?",
      "#",
      "\u2028",
      "a",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const path = safePath(pieces.join(""), origin);
        expect(new URL(path, origin).origin).toBe(origin);
      }),
      { numRuns: 5000 },
    );
  });
});
