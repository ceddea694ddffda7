"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectProps extends Omit<ComponentProps<"select">, "multiple" | "size"> {
  options: readonly SelectOption[];
  /** Text of an empty first choice; without it the first option is chosen. */
  placeholder?: string;
}

/** A native select, so that every keyboard, phone and reader knows it. Over about 15 options use Combobox. */
export function Select({ options, placeholder, className, ...rest }: SelectProps) {
  const control = useFieldControl(rest);
  return (
    <span className={cn("relative block", className)}>
      <select {...rest} {...control} className="field-box appearance-none truncate pr-7">
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2 size-4 text-ink-3"
      />
    </span>
  );
}
