import type { ReactNode } from "react";
import { cn } from "./cn";

export type NoticeTone = "info" | "warning" | "danger" | "success";

const tones: Record<NoticeTone, string> = {
  info: "border-processing bg-processing-soft",
  warning: "border-review bg-review-soft",
  danger: "border-danger bg-danger-soft",
  success: "border-approved bg-approved-soft",
};

export interface NoticeProps {
  tone?: NoticeTone;
  title?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}

/** A line or two in the page about what happened or holds. A danger notice is spoken at once. */
export function Notice({ tone = "info", title, action, children }: NoticeProps) {
  return (
    <div
      role={tone === "danger" ? "alert" : undefined}
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border-l-2 px-3 py-2 text-sm",
        tones[tone],
      )}
    >
      <div className="min-w-0 flex-1 basis-48">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink-1">{children}</div>}
      </div>
      {action}
    </div>
  );
}
