import { RelativeTime } from "./relative-time";

export interface FreshnessProps {
  /** How we last heard of it. */
  source: "webhook" | "poll" | "write";
  /** ISO moment of that. */
  at: string;
  /** Name of a provider that does not answer now. */
  unreachable?: string | undefined;
}

const words = { webhook: "webhook", poll: "poll", write: "our own change" };

/** How we know a status, and since when: "webhook, 40 s ago", "poll, 3 h ago, Amiqus unreachable". */
export function Freshness({ source, at, unreachable }: FreshnessProps) {
  return (
    <span className="whitespace-nowrap text-ink-2 text-sm">
      {words[source]}, <RelativeTime at={at} />
      {unreachable && <span className="text-danger">, {unreachable} unreachable</span>}
    </span>
  );
}
