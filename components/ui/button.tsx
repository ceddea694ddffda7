import type { ComponentProps, ReactNode } from "react";
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

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Work is under way: the label and the focus stay, clicks are ignored, a bar moves under the label. */
  pending?: boolean;
  icon?: ReactNode;
}

/** A button. It is `type="button"` unless told otherwise; a disabled one should have its reason beside it. */
export function Button({
  variant,
  size,
  pending = false,
  icon,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest["aria-disabled"] || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={cn(
        buttonClass(variant, size),
        "disabled:border-line disabled:bg-surface-3 disabled:text-ink-3",
        className,
      )}
    >
      {icon}
      {children}
      {pending && (
        <span aria-hidden="true" className="absolute inset-x-0 bottom-0 h-0.5">
          <span className="block h-full w-1/3 animate-pending bg-current motion-reduce:w-full" />
        </span>
      )}
    </button>
  );
}
