import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Rgb = [number, number, number];
type Scheme = "light" | "dark";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** OKLCH to linear sRGB, by Ottosson's matrices; channels outside 0..1 are outside the gamut. */
function linearRgb(l: number, c: number, h: number): Rgb {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const lc = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const mc = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const sc = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * lc - 3.3077115913 * mc + 0.2309699292 * sc,
    -1.2684380046 * lc + 2.6097574011 * mc - 0.3413193965 * sc,
    -0.0041960863 * lc - 0.7034186147 * mc + 1.707614701 * sc,
  ];
}

const number = "([\\d.]+)";
const oklch = `oklch\\(${number} ${number} ${number}\\)`;
const tokens = new Map<string, Record<Scheme, Rgb>>();
for (const match of css.matchAll(new RegExp(`--([a-z0-9-]+): light-dark\\(${oklch}, ${oklch}\\);`, "g"))) {
  const [name = "", ...values] = match.slice(1);
  const [l1 = 0, c1 = 0, h1 = 0, l2 = 0, c2 = 0, h2 = 0] = values.map(Number);
  tokens.set(name, { light: linearRgb(l1, c1, h1), dark: linearRgb(l2, c2, h2) });
}

function luminance(name: string, scheme: Scheme): number {
  const token = tokens.get(name);
  if (!token) throw new Error(`globals.css has no token ${name}`);
  const [r, g, b] = token[scheme].map((channel) => Math.min(1, Math.max(0, channel))) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(front: string, back: string, scheme: Scheme): number {
  const [hi, lo] = [luminance(front, scheme), luminance(back, scheme)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (hi + 0.05) / (lo + 0.05);
}

const surfaces = ["surface-1", "surface-2", "surface-3"];
const hues = ["awaiting", "processing", "review", "hold", "approved", "rejected", "closed", "unmapped"];

const textPairs: [string, string][] = [
  ...["ink-1", "ink-2", "ink-3", "accent", "danger", ...hues].flatMap((front) =>
    [...surfaces, "accent-soft"].map((back): [string, string] => [front, back]),
  ),
  ...hues.flatMap((hue): [string, string][] => [
    [hue, `${hue}-soft`],
    ["ink-1", `${hue}-soft`],
    ["ink-2", `${hue}-soft`],
  ]),
  ["danger", "danger-soft"],
  ["ink-1", "danger-soft"],
  ["accent-ink", "accent"],
  ["accent-ink", "accent-strong"],
  ["danger-ink", "danger"],
  ["danger-ink", "danger-strong"],
  ["accent-strong", "surface-1"],
];

const shapePairs: [string, string][] = ["line-strong", "focus"].flatMap((front) =>
  surfaces.map((back): [string, string] => [front, back]),
);

describe.each(["light", "dark"] as const)("%s tokens", (scheme) => {
  it.each(textPairs)("%s on %s reads as text", (front, back) => {
    expect(contrast(front, back, scheme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapePairs)("%s on %s reads as a shape", (front, back) => {
    expect(contrast(front, back, scheme)).toBeGreaterThanOrEqual(3);
  });

  it.each([...tokens.keys()])("%s can be shown by an sRGB screen", (name) => {
    for (const channel of tokens.get(name)?.[scheme] ?? []) {
      expect(channel).toBeGreaterThanOrEqual(-0.002);
      expect(channel).toBeLessThanOrEqual(1.002);
    }
  });
});
