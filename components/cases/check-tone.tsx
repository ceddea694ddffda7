import { cn } from "@/components/ui/cn";
import type { CheckTone as Tone } from "@/lib/providers/port";

/** A tone in words, for readers and prints. */
export const toneWords: Record<Tone, string> = {
  clear: "Clear",
  attention: "Needs attention",
  harm: "Failed",
  pending: "Not finished",
  neutral: "No verdict",
};

const looks: Record<Tone, { sign: string; className: string }> = {
  clear: { sign: "✓", className: "text-approved" },
  attention: { sign: "!", className: "text-review" },
  harm: { sign: "✕", className: "text-rejected" },
  pending: { sign: "◐", className: "text-processing" },
  neutral: { sign: "·", className: "text-ink-3" },
};

/** A check's tone as a sign; its words stand beside it or are spoken. */
export function CheckTone({ tone }: { tone: Tone }) {
  const look = looks[tone];
  return (
    <span aria-hidden="true" className={cn("w-4 shrink-0 text-center font-semibold", look.className)}>
      {look.sign}
    </span>
  );
}
