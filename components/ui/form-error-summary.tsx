"use client";

import { useEffect, useRef } from "react";
import { useScope } from "./field-scope";

export interface FormErrorSummaryProps {
  /** Field id to messages. Give each Field the same id, so that the links find it. */
  errors: Readonly<Record<string, readonly string[] | undefined>>;
  /** Field id to the label people see. */
  labels?: Readonly<Record<string, string>>;
  /** What happened and what was kept, when it is about the form as a whole. */
  message?: string | null | undefined;
  requestId?: string | undefined;
}

/** All that stops the form, at its top. Takes the focus when it appears or changes. */
export function FormErrorSummary({ errors, labels, message, requestId }: FormErrorSummaryProps) {
  const ref = useRef<HTMLDivElement>(null);
  const scoped = useScope();
  const entries = Object.entries(errors).filter(([, messages]) => messages && messages.length > 0);
  const shown = entries.length > 0 || Boolean(message);
  const key = JSON.stringify([entries, message]);

  useEffect(() => {
    if (shown && key) ref.current?.focus();
  }, [shown, key]);

  if (!shown) return null;
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="rounded-md border-danger border-l-2 bg-danger-soft px-3 py-2 text-sm"
    >
      <p className="font-semibold">{message ?? "Some answers need a change"}</p>
      {entries.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {entries.map(([field, messages]) => (
            <li key={field}>
              <a
                href={`#${scoped(field)}`}
                className="inline-block py-0.5 text-danger underline underline-offset-2"
                onClick={(event) => {
                  const target = document.getElementById(scoped(field));
                  if (!target) return;
                  event.preventDefault();
                  target.focus();
                }}
              >
                {labels?.[field] ? `${labels[field]}: ` : ""}
                {messages?.[0]}
              </a>
            </li>
          ))}
        </ul>
      )}
      {requestId && <p className="mt-1 font-mono text-ink-2 text-xs">Request {requestId}</p>}
    </div>
  );
}
