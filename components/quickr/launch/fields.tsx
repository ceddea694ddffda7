"use client";

import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import type { LaunchPartProps } from "@/components/launch/launch-part";
import { Button } from "@/components/ui/button";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { RadioGroup } from "@/components/ui/radio-group";
import type { FieldErrors } from "@/lib/errors";
import { checkBody } from "./body";
import { CheckFields } from "./check-fields";
import { ClientSide } from "./client-side";
import { CompanyFields } from "./company-fields";
import { PURPOSES } from "./draft";
import { type QuickrDraft, STEP_IDS, type StepId } from "./draft-schema";
import { fieldPaths } from "./field-paths";
import { LibraryFields } from "./library-fields";
import { PrefillFields } from "./prefill-fields";
import { ReviewStep } from "./review";
import { StepList } from "./step-list";
import { firstWrong, STEPS, stopBefore } from "./steps";
import { TemplateField } from "./template-field";

type Props = LaunchPartProps<QuickrDraft>;

/** The Quickr part of a launch, step by step. Going on checks the steps before; going back keeps what was typed. */
export function QuickrFields({ errors: refused, ...props }: Props) {
  const { draft, onChange } = props;
  const [stopped, setStopped] = useState<{ errors: FieldErrors; times: number }>({ errors: {}, times: 0 });
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const index = STEP_IDS.indexOf(draft.step);
  const back = STEP_IDS[index - 1];
  const next = STEP_IDS[index + 1];
  const wrong = stillWrong(stopped.errors, draft);

  function go(target: StepId) {
    const stop = stopBefore(draft, target);
    setStopped({ errors: stop?.errors ?? {}, times: stopped.times + 1 });
    const step = stop?.step ?? target;
    // The summary of what is wrong takes the focus itself.
    moved.current = stop === null && step !== draft.step;
    if (step !== draft.step) onChange({ step });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading is another one at each step
  useEffect(() => {
    if (moved.current) heading.current?.focus();
    moved.current = false;
  }, [draft.step]);

  // What Quickr or the desk refused is shown where it can be put right.
  const showRefused = useEffectEvent(() => {
    const first = firstWrong(refused);
    if (first && first.step !== draft.step) onChange({ step: first.step });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: again for each answer
  useEffect(() => showRefused(), [refused]);

  function onKeyDown(event: KeyboardEvent) {
    const { target } = event;
    const typing = target instanceof HTMLInputElement && !["checkbox", "radio"].includes(target.type);
    if (event.key !== "Enter" || event.defaultPrevented || !typing || !next) return;
    // Enter would launch.
    event.preventDefault();
    go(next);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in a field goes on, as it sends other forms
    <div className="flex flex-col gap-6" onKeyDown={onKeyDown}>
      <StepList current={draft.step} onGo={go} />
      <h2 ref={heading} tabIndex={-1} className="font-semibold text-base">
        {STEPS[draft.step].title}
      </h2>
      {/* It takes the focus when it changes, so it stays as it was until all is put right. */}
      {Object.keys(wrong).length > 0 && (
        <FormErrorSummary key={stopped.times} errors={stopped.errors} labels={fieldPaths(draft)} />
      )}
      <Step {...props} errors={{ ...refused, ...wrong }} onGo={go} />
      <div className="flex flex-wrap gap-2">
        {next && (
          <Button variant="primary" onClick={() => go(next)}>
            Next
          </Button>
        )}
        {back && <Button onClick={() => go(back)}>Back</Button>}
      </div>
    </div>
  );
}

/** What stopped the step and has not been put right since. */
function stillWrong(stopped: FieldErrors, draft: QuickrDraft): FieldErrors {
  if (Object.keys(stopped).length === 0) return stopped;
  const now = checkBody(draft);
  return Object.fromEntries(Object.entries(now).filter(([path]) => path in stopped));
}

function Step({ onGo, ...props }: Props & { onGo: (step: StepId) => void }) {
  const { draft, errors, onChange } = props;
  switch (draft.step) {
    case "purpose":
      return (
        <>
          <RadioGroup
            id="actions"
            legend="What it is for"
            hideLegend
            value={draft.purpose}
            options={PURPOSES}
            error={errors.actions}
            onChange={(value) => {
              const purpose = PURPOSES.find((one) => one.value === value)?.value;
              if (purpose) onChange({ purpose });
            }}
          />
          <TemplateField {...props} />
        </>
      );
    case "checks":
      return <CheckFields {...props} />;
    case "known":
      return (
        <>
          <CompanyFields {...props} />
          <PrefillFields {...props} />
        </>
      );
    case "around":
      return (
        <>
          {draft.purpose !== "one-off" && <ClientSide {...props} />}
          <LibraryFields {...props} />
        </>
      );
    case "review":
      return <ReviewStep {...props} onGo={onGo} />;
  }
}
