import { count } from "@/lib/format/names";

/** A movement with its sign: "+244", "−1", "0". */
export function signed(credits: number): string {
  if (credits === 0) return "0";
  return `${credits > 0 ? "+" : "−"}${count(Math.abs(credits))}`;
}
