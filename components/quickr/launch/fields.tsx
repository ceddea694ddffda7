"use client";

import type { LaunchPartProps } from "@/components/launch/launch-part";
import { RadioGroup } from "@/components/ui/radio-group";
import { CheckFields } from "./check-fields";
import { ClientSide } from "./client-side";
import { CompanyFields } from "./company-fields";
import { PURPOSES } from "./draft";
import type { QuickrDraft } from "./draft-schema";
import { LibraryFields } from "./library-fields";
import { PrefillFields } from "./prefill-fields";
import { TemplateField } from "./template-field";

/** The Quickr part of a launch, in the order in which one decides. */
export function QuickrFields(props: LaunchPartProps<QuickrDraft>) {
  const { draft, errors, onChange } = props;
  return (
    <div className="flex flex-col gap-6">
      <RadioGroup
        id="actions"
        legend={<span className="font-semibold text-base">What it is for</span>}
        value={draft.purpose}
        options={PURPOSES}
        error={errors.actions}
        onChange={(value) => {
          const purpose = PURPOSES.find((one) => one.value === value)?.value;
          if (purpose) onChange({ purpose });
        }}
      />
      <TemplateField {...props} />
      <CompanyFields {...props} />
      <CheckFields {...props} />
      <details className="border-t pt-3" open={hasPrefills(draft, errors)}>
        <summary className="rounded-md py-0.5 font-semibold text-base hover:bg-surface-2 max-desk:py-2.5">
          Products, agreements and own data
        </summary>
        <div className="mt-3 flex flex-col gap-6">
          <PrefillFields {...props} />
        </div>
      </details>
      {draft.purpose !== "one-off" && <ClientSide {...props} />}
      <LibraryFields {...props} />
    </div>
  );
}

function hasPrefills(draft: QuickrDraft, errors: Record<string, string[]>): boolean {
  const wrong = Object.keys(errors).some((path) => path.startsWith("prefills") || path === "ownData");
  return wrong || draft.products.length + draft.agreements.length > 0 || draft.ownData !== "";
}
