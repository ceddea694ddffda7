import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export interface SplitViewProps {
  list: ReactNode;
  detail: ReactNode;
  /** Shown beside the detail from 1280 px; below that the detail has it in a tab of its own. */
  facts?: ReactNode;
  /** Which of the two a phone shows. */
  pane: "list" | "detail";
  listLabel: string;
  factsLabel?: string;
}

/** List left, its chosen item right, facts beside it: each scrolls by itself. One pane at a time under 720 px. */
export function SplitView({ list, detail, facts, pane, listLabel, factsLabel = "Facts" }: SplitViewProps) {
  return (
    <div className="flex h-full min-h-0 print:block print:h-auto">
      <section
        aria-label={listLabel}
        data-print={pane === "detail" ? "hide" : undefined}
        className={cn(
          "relative flex h-full min-h-0 w-full flex-col desk:w-72 desk:shrink-0 desk:border-r wide:w-100 print:h-auto",
          pane === "detail" && "max-desk:hidden",
        )}
      >
        {list}
      </section>
      <div
        data-pane="detail"
        className={cn("h-full min-h-0 min-w-0 flex-1 overflow-auto", pane === "list" && "max-desk:hidden")}
      >
        {detail}
      </div>
      {facts && (
        <aside
          aria-label={factsLabel}
          className="hidden h-full min-h-0 w-74 shrink-0 overflow-auto border-l facts:block print:block print:h-auto print:w-auto print:overflow-visible print:border-0"
        >
          {facts}
        </aside>
      )}
    </div>
  );
}
