import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** What this place is for, or what was looked for and is not there. */
  title: string;
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
}

/** A place with nothing in it yet. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex max-w-[60ch] flex-col items-start gap-2 px-4 py-10 text-base">
      <p className="font-semibold">{title}</p>
      {children && <div className="text-ink-2">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
