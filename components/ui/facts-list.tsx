import type { ReactNode } from "react";
import { cn } from "./cn";
import { CopyButton } from "./copy-button";

export interface Fact {
  label: string;
  /** Left out of the list when null or undefined. */
  value: ReactNode;
  /** Text that a copy button beside the value takes. */
  copy?: string | undefined;
}

/** Names and values, one pair to a line; in a narrow place the name goes above its value. */
export function FactsList({ facts, stacked }: { facts: readonly Fact[]; stacked?: boolean }) {
  return (
    <dl className="text-sm">
      {facts
        .filter((fact) => fact.value !== null && fact.value !== undefined)
        .map((fact, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: providers repeat labels, and rows hold no state
            key={`${index} ${fact.label}`}
            className={cn(
              "gap-x-3 py-1.5",
              stacked ? "flex flex-col" : "grid grid-cols-[min(7.5rem,36%)_minmax(0,1fr)]",
            )}
          >
            <dt className="text-ink-3">{fact.label}</dt>
            <dd className="flex min-w-0 items-start gap-1">
              <span className="wrap-anywhere min-w-0">{fact.value}</span>
              {fact.copy && <CopyButton value={fact.copy} label={`Copy ${fact.label.toLowerCase()}`} />}
            </dd>
          </div>
        ))}
    </dl>
  );
}
