"use client";

import { type ReactNode, useId } from "react";
import { Fieldset, type FieldsetProps } from "./fieldset";

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps extends Omit<FieldsetProps, "children"> {
  options: readonly RadioOption[];
  name?: string;
  /** Controlled value; leave out and give defaultValue to let the form hold it. */
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
}

/** One of a few, all in sight. */
export function RadioGroup({ options, name, value, defaultValue, onChange, ...fieldset }: RadioGroupProps) {
  const generated = useId();
  const groupName = name ?? generated;
  return (
    <Fieldset {...fieldset}>
      {options.map((option) => {
        const hintId = `${generated}-${option.value}`;
        return (
          <label
            key={option.value}
            className="flex items-start gap-2 text-sm max-desk:min-h-11 max-desk:py-2.5"
          >
            <input
              type="radio"
              name={groupName}
              value={option.value}
              disabled={option.disabled}
              required={fieldset.required}
              aria-describedby={option.hint ? hintId : undefined}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
              onChange={() => onChange?.(option.value)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span>
              {option.label}
              {option.hint && (
                <span id={hintId} className="block text-ink-2">
                  {option.hint}
                </span>
              )}
            </span>
          </label>
        );
      })}
    </Fieldset>
  );
}
