import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/fieldset";

interface ChoiceListProps<Value extends string> {
  id?: string;
  legend: ReactNode;
  hint?: string;
  error?: string[] | undefined;
  required?: boolean;
  options: readonly { value: Value; label: string; hint?: string | null }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
  /** What stands above the choices, e.g. that there are none. */
  children?: ReactNode;
}

/** Any number of a few. */
export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>) {
  const { options, chosen, onChange, children, ...fieldset } = props;
  return (
    <Fieldset {...fieldset}>
      {children}
      {options.map(({ value, label, hint }) => (
        <Checkbox
          key={value}
          label={label}
          hint={hint ?? undefined}
          checked={chosen.includes(value)}
          onChange={(event) =>
            onChange(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
          }
        />
      ))}
    </Fieldset>
  );
}
