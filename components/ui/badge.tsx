import type { ReactNode } from "react";
import type { StatusHue } from "@/lib/format/status";
import { cn } from "./cn";

export type BadgeTone = "neutral" | "accent" | "danger" | StatusHue;

const tones: Record<BadgeTone, string> = {
  neutral: "bg-surface-3 text-ink-2",
  accent: "bg-accent-soft text-accent",
  danger: "bg-danger-soft text-danger",
  awaiting: "bg-awaiting-soft text-awaiting",
  processing: "bg-processing-soft text-processing",
  review: "bg-review-soft text-review",
  hold: "bg-hold-soft text-hold",
  approved: "bg-approved-soft text-approved",
  rejected: "bg-rejected-soft text-rejected",
  closed: "bg-closed-soft text-closed",
  unmapped: "bg-unmapped-soft text-unmapped",
};

/** A word or a number that qualifies what it stands beside. Its hue repeats what the word says. */
export function Badge({
  tone = "neutral",
  className,
  children,
}: {
  tone?: BadgeTone;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={cn(
        "inline-flex h-5 max-w-full shrink-0 items-center gap-1 truncate rounded-md px-1.5 font-medium text-xs",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
