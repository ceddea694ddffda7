"use client";

import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export interface SwitchProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  pending?: boolean;
  hideLabel?: boolean;
}

/** On or off, at once. Its state is also said in words beside it. */
export function Switch({ label, hint, checked, onChange, disabled, pending, hideLabel }: SwitchProps) {
  const hintId = useId();
  return (
    <label className="relative flex items-start gap-2 text-sm max-desk:min-h-11 max-desk:py-2.5">
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        checked={checked}
        disabled={disabled}
        aria-busy={pending || undefined}
        aria-describedby={hint ? hintId : undefined}
        onChange={(event) => !pending && onChange(event.target.checked)}
        className="peer sr-only"
      />
      <span
        aria-hidden="true"
        className={cn(
          "relative mt-0.5 h-4 w-7 shrink-0 rounded-full border border-line-strong bg-surface-3 transition-colors",
          "after:absolute after:top-px after:left-px after:size-3 after:rounded-full after:bg-ink-3 after:transition-transform",
          "peer-checked:border-accent peer-checked:bg-accent peer-checked:after:translate-x-3 peer-checked:after:bg-accent-ink",
          "peer-focus-visible:outline-2 peer-focus-visible:outline-focus peer-focus-visible:outline-offset-1",
          "peer-disabled:opacity-60",
          pending && "opacity-60",
        )}
      />
      <span className={cn(hideLabel && "sr-only")}>
        {label}
        {hint && (
          <span id={hintId} className="block text-ink-2">
            {hint}
          </span>
        )}
      </span>
      <span aria-hidden="true" className="ml-auto text-ink-3">
        {checked ? "On" : "Off"}
      </span>
    </label>
  );
}
