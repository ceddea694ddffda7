"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Fieldset } from "@/components/ui/fieldset";
import type { DraftStep } from "@/lib/amiqus/launch/draft";
import { steps } from "@/lib/amiqus/steps";
import { STEP_GROUPS, type StepDescription } from "@/lib/amiqus/steps-types";
import type { LaunchOptions } from "@/lib/launch/types";

interface StepPickerProps {
  chosen: readonly DraftStep[];
  options: LaunchOptions | undefined;
  error: string[] | undefined;
  onAdd: (type: string) => void;
}

function costWords(type: string, options: LaunchOptions | undefined): string {
  const costs = options?.steps?.find((step) => step.type === type)?.costs ?? [];
  if (costs.length === 0) return "";
  const [low, high] = [Math.min(...costs), Math.max(...costs)];
  if (high === 0) return "free";
  const range = low === high ? String(low) : `${low} to ${high}`;
  return `${range} ${range === "1" ? "credit" : "credits"}`;
}

/** Why a step cannot be added, or null when it can. */
function refusal(step: StepDescription, { chosen, options }: StepPickerProps): string | null {
  if (options?.steps && !options.steps.some((one) => one.type === step.type)) return "not for this account";
  return !step.repeatable && chosen.some((one) => one.type === step.type) ? "added" : null;
}

/** Every step that a record can hold, by what it is about. */
export function StepPicker(props: StepPickerProps) {
  const { options, error, onAdd } = props;
  return (
    <Fieldset
      id="steps"
      legend={<span className="font-semibold text-base">Add steps</span>}
      error={error}
      hint="The client sees them in this order."
    >
      <div className="grid gap-x-6 gap-y-3 desk:grid-cols-2">
        {STEP_GROUPS.map((group) => (
          <div key={group}>
            <p className="mb-1 text-ink-3 text-xs">{group}</p>
            <ul className="flex flex-wrap gap-1.5">
              {steps
                .filter((step) => step.group === group)
                .map((step) => {
                  const refused = refusal(step, props);
                  const note = refused ?? costWords(step.type, options);
                  return (
                    <li key={step.type}>
                      <Button
                        size="sm"
                        disabled={refused !== null}
                        onClick={() => onAdd(step.type)}
                        icon={<Plus aria-hidden="true" className="size-3.5" />}
                      >
                        {step.label}
                        {note && <span className="font-normal text-ink-2">{note}</span>}
                      </Button>
                    </li>
                  );
                })}
            </ul>
          </div>
        ))}
      </div>
    </Fieldset>
  );
}
