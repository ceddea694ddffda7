import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export interface TableProps {
  /** Names the table; shown above it unless hidden. */
  caption: string;
  hideCaption?: boolean;
  children: ReactNode;
}

/** A table of 36-px lines that scrolls sideways by itself, also from the keyboard. Compose of thead, tbody, Tr, Th, Td. */
export function Table({ caption, hideCaption = true, children }: TableProps) {
  return (
    // No landmark: its section often has the same name. What scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
    <div role="group" aria-label={caption} tabIndex={0} className="relative overflow-x-auto">
      <table className="w-full border-collapse text-left text-sm">
        <caption className={cn("pb-2 text-left text-ink-2", hideCaption && "sr-only")}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** A table line. */
export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={cn("border-b", className)} />;
}

/** A heading of a column, or of a line with `scope="row"`. */
export function Th({
  className,
  numeric,
  scope = "col",
  ...rest
}: ComponentProps<"th"> & { numeric?: boolean }) {
  return (
    <th
      {...rest}
      scope={scope}
      className={cn(
        "px-3 py-2 align-top first:pl-0",
        scope === "col" ? "whitespace-nowrap font-medium text-ink-3" : "font-medium",
        numeric && "text-right",
        className,
      )}
    />
  );
}

/** A value. */
export function Td({ className, numeric, ...rest }: ComponentProps<"td"> & { numeric?: boolean }) {
  return (
    <td {...rest} className={cn("px-3 py-2 align-top first:pl-0", numeric && "text-right", className)} />
  );
}
