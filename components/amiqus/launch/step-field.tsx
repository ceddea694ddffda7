"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { StepValue } from "@/lib/amiqus/steps-types";
import { OptionField } from "./option-field";
import type { StepFieldProps } from "./step-field-props";

/** More choices than this go into a select. */
const inSight = 3;

/** One preference of a step, as its description says. */
export function StepField(props: StepFieldProps) {
  const { id, field, value, error, onChange } = props;
  const common = { id, hint: field.help, error, required: field.required ?? false };
  switch (field.control) {
    case "flag":
      return (
        <Checkbox
          id={id}
          label={field.label}
          hint={error?.[0] ? <span className="text-danger">{error[0]}</span> : field.help}
          checked={value === true}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case "choice":
      return field.choices.length <= inSight ? (
        <RadioGroup
          {...common}
          legend={field.label}
          value={String(value)}
          options={field.choices.map((choice) => ({ ...choice, hint: choice.help }))}
          onChange={onChange}
        />
      ) : (
        <Field {...common} label={field.label}>
          <Select
            value={String(value)}
            options={field.choices}
            onChange={(event) => onChange(event.target.value)}
            className="max-w-72"
          />
        </Field>
      );
    case "choices":
      return (
        <Fieldset {...common} legend={field.label}>
          {field.choices.map((choice) => (
            <Checkbox
              key={choice.value}
              label={choice.label}
              checked={chosen(value).includes(choice.value)}
              onChange={(event) =>
                onChange(
                  field.choices
                    .map((one) => one.value)
                    .filter((one) =>
                      one === choice.value ? event.target.checked : chosen(value).includes(one),
                    ),
                )
              }
            />
          ))}
        </Fieldset>
      );
    case "number":
      return (
        <Field {...common} label={`${field.label}${field.unit ? `, in ${field.unit}` : ""}`}>
          <TextInput
            type="number"
            inputMode="numeric"
            min={field.min}
            max={field.max}
            value={value === null ? "" : String(value)}
            onChange={(event) => onChange(event.target.value === "" ? null : Number(event.target.value))}
            className="max-w-32"
          />
        </Field>
      );
    case "text": {
      const input = {
        value: typeof value === "string" ? value : "",
        autoComplete: "off",
        onChange: (event: { target: { value: string } }) => onChange(event.target.value),
      };
      return (
        <Field {...common} label={field.label}>
          {field.long ? (
            <Textarea {...input} />
          ) : (
            <TextInput
              {...input}
              {...(field.digits ? { inputMode: "numeric", maxLength: field.digits } : {})}
            />
          )}
        </Field>
      );
    }
    case "option":
      return <OptionField {...props} field={field} />;
  }
}

function chosen(value: StepValue): readonly string[] {
  return typeof value === "object" && value !== null ? value : [];
}
