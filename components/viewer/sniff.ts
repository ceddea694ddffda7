export type Shown = "image/png" | "image/jpeg" | "application/pdf";

const starts: readonly [Shown, readonly number[]][] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/**
 * What a file is by its first bytes, whatever it is called; null for what the page does not show. Only these types are
 * ever given to a blob that the page opens: a blob is of our origin, and one of HTML or SVG could run as us.
 */
export function sniff(bytes: Uint8Array): Shown | null {
  return starts.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0] ?? null;
}
