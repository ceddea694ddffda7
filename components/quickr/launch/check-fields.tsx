"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/fieldset";
import { Select } from "@/components/ui/select";
import type { FieldErrors } from "@/lib/errors";
import {
  CHECK_TYPES,
  checkHint,
  checkLabel,
  missingSectionReason,
  type QuickrCheckType,
  REQUIRED_SECTIONS,
  SCHEDULES,
  SECTION_TYPES,
  scheduleLabel,
  sectionLabel,
} from "@/lib/providers/quickr/vocabulary";
import { toggleCheck, toggleSection } from "./draft";
import type { QuickrDraft } from "./draft-schema";

interface CheckFieldsProps {
  draft: QuickrDraft;
  errors: FieldErrors;
  onChange: (patch: Partial<QuickrDraft>) => void;
}

const schedules = [
  { value: "", label: scheduleLabel(null) },
  ...SCHEDULES.map((value) => ({ value, label: scheduleLabel(value) })),
];

/** Which checks, how often, and on which sections; a check without its section says so and offers to add it. */
export function CheckFields(props: CheckFieldsProps) {
  const { draft, errors, onChange } = props;
  return (
    <>
      <Fieldset
        id="checks"
        legend={<span className="font-semibold text-base">Checks</span>}
        hint="What Quickr finds out, once or again and again."
        error={errors.checks}
      >
        <ul className="border-t">
          {CHECK_TYPES.map((type) => (
            <CheckLine key={type} {...props} type={type} />
          ))}
        </ul>
      </Fieldset>
      <Fieldset
        id="sections"
        legend={<span className="font-semibold text-base">Sections</span>}
        hint="What the case holds: the client declares it, or Quickr finds it in registers."
        error={errors.sections}
      >
        <div className="grid gap-x-6 gap-y-1 desk:grid-cols-2">
          {SECTION_TYPES.map((section) => (
            <Checkbox
              key={section}
              id={`section-${section}`}
              label={sectionLabel(section)}
              checked={draft.sections.includes(section)}
              onChange={(event) =>
                onChange({ sections: toggleSection(draft.sections, section, event.target.checked) })
              }
            />
          ))}
        </div>
      </Fieldset>
    </>
  );
}

function CheckLine({ draft, errors, onChange, type }: CheckFieldsProps & { type: QuickrCheckType }) {
  const index = draft.checks.findIndex((check) => check.type === type);
  const chosen = draft.checks[index];
  const refusal = chosen && draft.template === "" ? missingSectionReason(type, draft.sections) : null;
  const other = chosen ? errors[`checks.${index}`]?.find((message) => message !== refusal) : undefined;
  const lacking = REQUIRED_SECTIONS[type].find((any) => !any.some((one) => draft.sections.includes(one)));
  return (
    <li className="border-b py-2">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <Checkbox
          id={chosen ? `checks.${index}` : `check-${type}`}
          className="min-w-0 flex-1 basis-60"
          label={checkLabel(type)}
          hint={checkHint(type)}
          checked={chosen !== undefined}
          onChange={(event) => onChange({ checks: toggleCheck(draft.checks, type, event.target.checked) })}
        />
        {chosen && (
          <Select
            aria-label={`How often: ${checkLabel(type)}`}
            className="w-36"
            value={chosen.schedule}
            options={schedules}
            onChange={(event) => {
              const schedule = SCHEDULES.find((one) => one === event.target.value) ?? "";
              onChange({
                checks: draft.checks.map((check) => (check.type === type ? { ...check, schedule } : check)),
              });
            }}
          />
        )}
      </div>
      {refusal !== null && (
        <div role="status" className="mt-1 flex flex-wrap items-center gap-2 text-danger text-sm">
          <span>{refusal} Quickr would refuse it.</span>
          {lacking?.map((section) => (
            <Button
              key={section}
              size="sm"
              icon={<Plus aria-hidden="true" className="size-3.5" />}
              onClick={(event) => {
                // The button goes away with what was lacking.
                event.currentTarget.closest("li")?.querySelector("input")?.focus();
                onChange({ sections: toggleSection(draft.sections, section, true) });
              }}
            >
              Add section “{sectionLabel(section)}”
            </Button>
          ))}
        </div>
      )}
      {other && <p className="mt-1 text-danger text-sm">{other}</p>}
    </li>
  );
}
