"use client";

import { type ReactNode, useId } from "react";
import { cn } from "./cn";
import { useScope } from "./field-scope";

export interface FieldsetProps {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | readonly string[] | undefined;
  required?: boolean;
  id?: string;
  hideLegend?: boolean;
  className?: string;
  children: ReactNode;
}

/** A group of controls with one question above it: radio groups, checkbox lists, parts of an address. */
export function Fieldset({
  legend,
  hint,
  error,
  required,
  id,
  hideLegend,
  className,
  children,
}: FieldsetProps) {
  const generated = useId();
  const scoped = useScope();
  const groupId = id === undefined ? generated : scoped(id);
  const message = typeof error === "string" ? error : error?.[0];
  const describedBy =
    [hint && `${groupId}-hint`, message && `${groupId}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset
      id={groupId}
      tabIndex={-1}
      aria-describedby={describedBy}
      className={cn("flex min-w-0 flex-col gap-1", className)}
    >
      <legend className={cn("mb-1 font-medium text-sm", hideLegend && "sr-only")}>
        {legend}
        {required && <span className="font-normal text-ink-3"> (required)</span>}
      </legend>
      {hint && (
        <p id={`${groupId}-hint`} className="text-ink-2 text-sm">
          {hint}
        </p>
      )}
      {children}
      {message && (
        <p id={`${groupId}-error`} className="text-danger text-sm">
          <span className="sr-only">Error: </span>
          {message}
        </p>
      )}
    </fieldset>
  );
}
