"use client";

import { Check } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import type { ComboboxOption } from "./option-filter";

interface ComboboxListProps extends Omit<ComponentProps<"div">, "onSelect"> {
  id: string;
  open: boolean;
  options: readonly ComboboxOption[];
  active: number;
  value: string | null;
  loading: boolean;
  emptyText: string;
  onTake: (option: ComboboxOption) => void;
  onHover: (index: number) => void;
}

/** The options under a Combobox. The focus stays in the field, so a press here must not take it. */
export function ComboboxList({
  id,
  open,
  options,
  active,
  value,
  loading,
  emptyText,
  onTake,
  onHover,
  ...rest
}: ComboboxListProps) {
  return (
    <div
      {...rest}
      popover="manual"
      onPointerDown={(event) => event.preventDefault()}
      className="max-h-80 max-w-[calc(100vw-1rem)] overflow-auto rounded-md bg-surface-1 py-1 text-ink-1 text-sm shadow-float"
    >
      <div id={id} role="listbox" aria-label="Choices" aria-busy={loading || undefined} tabIndex={-1}>
        {open &&
          options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field holds the focus and handles Enter
            <div
              key={option.value}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={option.value === value}
              aria-disabled={option.disabled || undefined}
              onClick={() => onTake(option)}
              onPointerMove={() => index !== active && onHover(index)}
              className={cn(
                "flex items-center gap-2 px-3 py-1.5 max-desk:min-h-11",
                index === active && "bg-surface-3",
                option.disabled && "text-ink-3",
              )}
            >
              <Check
                aria-hidden="true"
                className={cn("size-4 shrink-0", option.value !== value && "invisible")}
              />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{option.label}</span>
                {option.hint && <span className="block truncate text-ink-3 text-xs">{option.hint}</span>}
              </span>
            </div>
          ))}
      </div>
      <p role="status" className={cn("px-3 text-ink-2", (loading || options.length === 0) && "py-1.5")}>
        {open && (loading ? "Searching…" : options.length === 0 ? emptyText : "")}
      </p>
    </div>
  );
}
