import { describe, expect, it } from "vitest";
import { sniff } from "./sniff";
import { nextView, type View } from "./view";

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe("sniff", () => {
  it.each([
    [bytes("%PDF-1.7"), "application/pdf"],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), "image/png"],
    [Uint8Array.of(0xff, 0xd8, 0xff, 0xe1), "image/jpeg"],
    [bytes("<svg xmlns='http://www.w3.org/2000/svg'><script/>"), null],
    [bytes("<!doctype html>"), null],
    [bytes("GIF89a"), null],
    [new Uint8Array(), null],
  ])("%s", (start, type) => expect(sniff(start)).toBe(type));
});

describe("view", () => {
  const start: View = { zoom: 1, rotation: 0, page: 1 };

  it("zooms by steps and stops at the ends", () => {
    expect(nextView(start, "in", 3)).toMatchObject({ zoom: 1.25 });
    expect(nextView(start, "out", 3)).toMatchObject({ zoom: 0.75 });
    expect(nextView({ ...start, zoom: 4 }, "in", 3)).toMatchObject({ zoom: 4 });
    expect(nextView({ ...start, zoom: 0.25 }, "out", 3)).toMatchObject({ zoom: 0.25 });
    expect(nextView({ zoom: 3, rotation: 90, page: 2 }, "fit", 3)).toEqual({
      zoom: 1,
      rotation: 90,
      page: 2,
    });
  });

  it("turns by quarters, all the way round", () => {
    expect(nextView(start, "turn", 1).rotation).toBe(90);
    expect(nextView({ ...start, rotation: 270 }, "turn", 1).rotation).toBe(0);
    expect(nextView(start, "turn-back", 1).rotation).toBe(270);
  });

  it("stays within the pages", () => {
    expect(nextView(start, "previous", 2).page).toBe(1);
    expect(nextView(start, "next", 2).page).toBe(2);
    expect(nextView({ ...start, page: 2 }, "next", 2).page).toBe(2);
  });
});
