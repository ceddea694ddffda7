import { describe, expect, it } from "vitest";
import { isTyped, matchKeys, stepOf } from "./keys";

const press = (
  key: string,
  held: Partial<Record<"shiftKey" | "altKey" | "ctrlKey" | "metaKey", boolean>> = {},
) => stepOf({ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...held });

describe("keys", () => {
  it("are written as in actions", () => {
    expect(press("j")).toBe("j");
    expect(press("X", { shiftKey: true })).toBe("shift+x");
    expect(press("?", { shiftKey: true })).toBe("?");
    expect(press("Enter")).toBe("enter");
    expect(press("k", { metaKey: true })).toBe("mod+k");
    expect(press("K", { ctrlKey: true, shiftKey: true })).toBe("mod+shift+k");
  });

  it("are nothing while only a modifier is down", () => {
    expect(press("Shift", { shiftKey: true })).toBeNull();
  });

  it("belong to a field unless a modifier is held", () => {
    expect(isTyped("j")).toBe(true);
    expect(isTyped("shift+x")).toBe(true);
    expect(isTyped("mod+k")).toBe(false);
  });

  it("match in sequence", () => {
    expect(matchKeys("g c", ["g"])).toBe("beginning");
    expect(matchKeys("g c", ["g", "c"])).toBe("whole");
    expect(matchKeys("g c", ["c"])).toBe("none");
    expect(matchKeys("g", ["g", "c"])).toBe("none");
  });
});
