import { cn } from "./cn";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md";

const base =
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 overflow-hidden whitespace-nowrap rounded-md border font-medium text-sm transition-colors max-desk:min-h-11 max-desk:min-w-11";

const variants: Record<ButtonVariant, string> = {
  primary: "border-accent bg-accent text-accent-ink hover:border-accent-strong hover:bg-accent-strong",
  secondary: "border-line-strong bg-surface-1 text-ink-1 hover:bg-surface-3",
  quiet: "border-transparent bg-transparent text-ink-2 hover:bg-surface-3 hover:text-ink-1",
  danger: "border-danger bg-danger text-danger-ink hover:border-danger-strong hover:bg-danger-strong",
};

const sizes: Record<ButtonSize, string> = { sm: "h-7 px-2", md: "h-8 px-3" };

/** Classes of a button, for links and other elements that look like one. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "md"): string {
  return cn(base, variants[variant], sizes[size]);
}
