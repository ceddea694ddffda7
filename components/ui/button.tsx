"use client";

import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";
import { cn } from "./cn";

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
        variant === "quiet"
          ? "disabled:opacity-50"
          : "disabled:border-line disabled:bg-surface-3 disabled:text-ink-3",
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
