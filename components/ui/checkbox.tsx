"use client";

import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "./cn";
import { useScope } from "./field-scope";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
  /** Some of what it stands for is chosen. */
  indeterminate?: boolean;
}

/** One yes or no that takes effect when the form is sent. For one that acts at once use Switch. */
export function Checkbox({
  label,
  hint,
  hideLabel,
  indeterminate = false,
  className,
  id,
  ...rest
}: CheckboxProps) {
  const ref = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const scoped = useScope();
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <label className={cn("flex items-start gap-2 text-sm max-desk:min-h-11 max-desk:py-2.5", className)}>
      <input
        {...rest}
        id={id === undefined ? undefined : scoped(id)}
        ref={ref}
        type="checkbox"
        aria-describedby={hint ? hintId : rest["aria-describedby"]}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className={cn(hideLabel && "sr-only")}>
        {label}
        {hint && (
          <span id={hintId} className="block text-ink-2">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
