import { type StatusFacts, type StatusHue, type StatusShapeName, statusLook } from "@/lib/format/status";
import { cn } from "./cn";

export const hueText: Record<StatusHue, string> = {
  awaiting: "text-awaiting",
  processing: "text-processing",
  review: "text-review",
  hold: "text-hold",
  approved: "text-approved",
  rejected: "text-rejected",
  closed: "text-closed",
  unmapped: "text-unmapped",
};

const line = { fill: "none", stroke: "currentColor", strokeWidth: 2, strokeLinecap: "round" } as const;

const shapes: Record<StatusShapeName, React.ReactNode> = {
  hollow: <circle cx="8" cy="8" r="5" {...line} strokeWidth={1.75} />,
  half: (
    <>
      <circle cx="8" cy="8" r="5" {...line} strokeWidth={1.75} />
      <path d="M8 3a5 5 0 0 1 0 10z" fill="currentColor" />
    </>
  ),
  full: <circle cx="8" cy="8" r="5.75" fill="currentColor" />,
  bar: <rect x="2.5" y="6.25" width="11" height="3.5" rx="1" fill="currentColor" />,
  tick: <path d="M3 8.5 6.5 12 13 4.5" {...line} strokeLinejoin="round" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" {...line} />,
  ring: (
    <>
      <circle cx="8" cy="8" r="5.5" {...line} strokeWidth={1.5} />
      <circle cx="8" cy="8" r="1.75" fill="currentColor" />
    </>
  ),
  question: (
    <>
      <path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8" {...line} strokeWidth={1.75} />
      <circle cx="8" cy="13" r="1.1" fill="currentColor" />
    </>
  ),
};

/** The shape of a status in its hue, without words: for rows whose words are elsewhere. */
export function StatusShape({
  status,
  waitingOn,
  className,
}: Pick<StatusFacts, "status" | "waitingOn"> & { className?: string }) {
  const { shape, hue } = statusLook({ status, waitingOn });
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={cn("size-4 shrink-0", hueText[hue], className)}>
      {shapes[shape]}
    </svg>
  );
}
