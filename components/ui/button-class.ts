import { cn } from "./cn";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

/** sm and md hold words; icon and icon-sm are squares for one icon; tile is a place in the rail. */
export type ButtonSize = "sm" | "md" | "icon-sm" | "icon" | "tile";

const base =
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 overflow-hidden whitespace-nowrap border font-medium text-sm transition-colors max-desk:min-h-11 max-desk:min-w-11";

const variants: Record<ButtonVariant, string> = {
  primary: "border-accent bg-accent text-accent-ink hover:border-accent-strong hover:bg-accent-strong",
  secondary: "border-line-strong bg-surface-1 text-ink-1 hover:bg-surface-3",
  quiet: "border-transparent bg-transparent text-ink-2 hover:bg-surface-3 hover:text-ink-1",
  danger: "border-danger bg-danger text-danger-ink hover:border-danger-strong hover:bg-danger-strong",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-7 rounded-md px-2",
  md: "h-8 rounded-md px-3",
  "icon-sm": "size-7 rounded-md",
  icon: "size-8 rounded-md",
  tile: "size-14 focus-visible:-outline-offset-2",
};

/** Classes of a button, for links and other elements that look like one. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "md"): string {
  return cn(base, variants[variant], sizes[size]);
}
