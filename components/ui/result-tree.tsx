import type { ReactNode } from "react";
import { cn } from "./cn";

export type ResultTone = "ok" | "attention" | "bad" | "neutral";

export interface ResultNode {
  id: string;
  label: ReactNode;
  value?: ReactNode;
  tone?: ResultTone;
  /** Why it came out so, in the provider's words. */
  note?: ReactNode;
  children?: readonly ResultNode[];
  /** Shut at first. Nodes that need attention should not be. */
  shut?: boolean;
}

const marks: Record<ResultTone, { sign: string; word: string; className: string }> = {
  ok: { sign: "✓", word: "passed", className: "text-approved" },
  attention: { sign: "!", word: "needs attention", className: "text-review" },
  bad: { sign: "✕", word: "failed", className: "text-rejected" },
  neutral: { sign: "·", word: "", className: "text-ink-3" },
};

function Line({ node }: { node: ResultNode }) {
  const mark = marks[node.tone ?? "neutral"];
  return (
    <span className="inline-flex min-w-0 flex-wrap items-baseline gap-x-2">
      <span aria-hidden="true" className={cn("w-3 text-center font-semibold", mark.className)}>
        {mark.sign}
      </span>
      <span className={cn("wrap-anywhere", node.children?.length ? "font-medium" : "text-ink-2")}>
        {node.label}
      </span>
      {node.value !== undefined && <span className={cn("wrap-anywhere", mark.className)}>{node.value}</span>}
      {mark.word && <span className="sr-only">, {mark.word}</span>}
      {node.note && <span className="wrap-anywhere w-full pl-5 text-ink-2">{node.note}</span>}
    </span>
  );
}

/** Results in results: a check, its parts, their parts. Branches open and shut without script. */
export function ResultTree({ nodes, nested }: { nodes: readonly ResultNode[]; nested?: boolean }) {
  return (
    <ul className={cn("text-sm", nested && "ml-1.5 border-l pl-3")}>
      {nodes.map((node) => (
        <li key={node.id} className="py-1">
          {node.children && node.children.length > 0 ? (
            <details open={!node.shut}>
              <summary className="rounded-md py-0.5 hover:bg-surface-2 max-desk:py-2.5">
                <Line node={node} />
              </summary>
              <ResultTree nodes={node.children} nested />
            </details>
          ) : (
            <Line node={node} />
          )}
        </li>
      ))}
    </ul>
  );
}
