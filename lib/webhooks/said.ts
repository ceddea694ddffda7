import type { Json } from "@/lib/providers/port";

const MAX_LINES = 40;
const MAX_TEXT = 200;

/** What a delivery says, leaf by leaf, with labels made of the provider's own names. Never throws. */
export function saidOf(told: Json): { label: string; value: string }[] {
  const lines: { label: string; value: string }[] = [];
  const walk = (value: Json, path: string[]) => {
    if (lines.length >= MAX_LINES) return;
    if (value !== null && typeof value === "object") {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
      return;
    }
    const label = path.join(" ").replaceAll("_", " ").slice(0, MAX_TEXT);
    if (value === null || label === "") return;
    lines.push({
      label: label.charAt(0).toUpperCase() + label.slice(1),
      value: String(value).slice(0, MAX_TEXT),
    });
  };
  walk(told, []);
  return lines;
}
