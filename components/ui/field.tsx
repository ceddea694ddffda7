"use client";

import { createContext, type ReactNode, use, useId } from "react";
import { cn } from "./cn";
import { useScope } from "./field-scope";

interface FieldControl {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldControl | null>(null);

/** Attributes that tie a control to the Field around it. Explicit props of the control win. */
export function useFieldControl(own: { id?: string; required?: boolean; "aria-describedby"?: string }) {
  const field = use(FieldContext);
  return {
    id: own.id ?? field?.id,
    required: own.required ?? field?.required,
    "aria-describedby": own["aria-describedby"] ?? field?.describedBy,
    "aria-invalid": field?.invalid || undefined,
  };
}

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; the first of a list is shown. */
  error?: string | readonly string[] | undefined;
  required?: boolean;
  /** Fixed id of the control, so that FormErrorSummary can link to it; `errorId(id)` names its message. */
  id?: string;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

/** Label above, hint under it, the control, its error below. Controls inside wire themselves up. */
export function Field({
  label,
  hint,
  error,
  required = false,
  id,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const generated = useId();
  const scoped = useScope();
  const controlId = id === undefined ? generated : scoped(id);
  const message = typeof error === "string" ? error : error?.[0];
  const hintId = `${controlId}-hint`;
  const errorId = `${controlId}-error`;
  const describedBy = [hint && hintId, message && errorId].filter(Boolean).join(" ") || undefined;
  return (
    <FieldContext value={{ id: controlId, describedBy, invalid: Boolean(message), required }}>
      <div className={cn("flex flex-col gap-1", className)}>
        <label htmlFor={controlId} className={cn("font-medium text-sm", hideLabel && "sr-only")}>
          {label}
          {required && <span className="font-normal text-ink-3"> (required)</span>}
        </label>
        {hint && (
          <p id={hintId} className="text-ink-2 text-sm">
            {hint}
          </p>
        )}
        {children}
        {message && (
          <p id={errorId} className="text-danger text-sm">
            <span className="sr-only">Error: </span>
            {message}
          </p>
        )}
      </div>
    </FieldContext>
  );
}
