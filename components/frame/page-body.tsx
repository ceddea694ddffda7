import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export interface PageBodyProps {
  children: ReactNode;
  /** reading: forms and texts, at most 48 rem wide. full: tables. */
  width?: "reading" | "full";
}

/** The body of a page that is no split view: padded, and as wide as its content asks. */
export function PageBody({ children, width = "full" }: PageBodyProps) {
  return (
    // Relative, so that words for screen readers alone stay inside what scrolls and do not stretch the document.
    <div className={cn("relative px-4 py-4 desk:px-6", width === "reading" ? "max-w-3xl" : "max-w-7xl")}>
      {children}
    </div>
  );
}
