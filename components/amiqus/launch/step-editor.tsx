"use client";

import { Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { DraftStep } from "@/lib/amiqus/launch/draft";
import { fieldValue, stepDescription, visibleFields } from "@/lib/amiqus/steps";
import type { StepValues } from "@/lib/amiqus/steps-types";
import type { FieldErrors } from "@/lib/errors";
import { errorsAt } from "@/lib/launch/errors-at";
import type { LaunchOptions } from "@/lib/launch/types";
import { StepField } from "./step-field";

interface StepEditorProps {
  step: DraftStep;
  index: number;
  errors: FieldErrors;
  /** Credits of this step; null while they are not known. */
  cost: number | null;
  connectionId: string;
  options: LaunchOptions | undefined;
  onChange: (values: StepValues) => void;
  onRemove: () => void;
}

/** One chosen step with its preferences. */
export function StepEditor(props: StepEditorProps) {
  const { step, index, errors, cost, connectionId, options, onChange, onRemove } = props;
  const description = stepDescription(step.type);
  if (!description) return null;
  const headingId = `step-${step.key}`;
  const path = (key: string) => `steps.${index}.preferences.${key}`;
  const own = errorsAt(errors, `steps.${index}.type`);
  return (
    <li aria-labelledby={headingId} className="border-b py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={headingId} className="font-semibold text-sm">
          {index + 1}. {description.label}
        </h2>
        <span className="flex-1 text-ink-2">
          {cost === null ? "" : cost === 1 ? "1 credit" : `${cost} credits`}
        </span>
        <Button
          size="sm"
          variant="quiet"
          onClick={onRemove}
          icon={<Trash2 aria-hidden="true" className="size-3.5" />}
        >
          Remove <span className="sr-only">{description.label}</span>
        </Button>
      </div>
      <p className="max-w-[72ch] text-ink-2">{description.help}</p>
      {own && <p className="text-danger">{own[0]}</p>}
      {description.fields.length > 0 && (
        <div className="mt-3 flex max-w-lg flex-col gap-4">
          {visibleFields(description, step.values).map((field) => (
            <StepField
              key={field.key}
              id={path(field.key)}
              field={field}
              value={fieldValue(field, step.values)}
              error={field.local ? undefined : errorsAt(errors, path(field.key))}
              connectionId={connectionId}
              options={options}
              onChange={(value) => onChange({ ...step.values, [field.key]: value })}
            />
          ))}
        </div>
      )}
    </li>
  );
}
