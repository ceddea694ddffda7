import type { LaunchPart } from "@/components/launch/launch-part";
import { checkLabel, scheduleLabel, sectionLabel } from "@/lib/providers/quickr/vocabulary";
import { bodyOf, checkBody } from "./body";
import { PURPOSES, personOf } from "./draft";
import { type QuickrDraft, quickrDraftSchema } from "./draft-schema";
import { fieldPaths } from "./field-paths";
import { QuickrFields } from "./fields";
import { startDraft } from "./start";

/** Quickr's part of the launch screen. */
export const quickrPart: LaunchPart<QuickrDraft> = {
  draftSchema: quickrDraftSchema,
  start: startDraft,
  check: checkBody,
  body: (draft) => ({ kind: "case", input: bodyOf(draft) }),
  labels: fieldPaths,
  summary(draft) {
    const purpose = PURPOSES.find(({ value }) => value === draft.purpose)?.label ?? draft.purpose;
    const checks = draft.checks.map(({ type, schedule }) =>
      schedule === "" ? checkLabel(type) : `${checkLabel(type)}, ${scheduleLabel(schedule).toLowerCase()}`,
    );
    const sections = draft.sections.map(sectionLabel);
    return [
      draft.template === "" ? purpose : `${purpose}, from a template`,
      ...checks,
      ...(sections.length === 0 ? [] : [`Sections: ${sections.join(", ")}`]),
    ];
  },
  Fields: QuickrFields,
  checks: (draft) => draft.checks.map(({ type }) => type),
  atReview: (draft) => draft.step === "review",
  // Which company and people it is about, and whatever else was typed of them, is the client's own.
  forget: (draft) => ({
    ...draft,
    step: "purpose",
    organizationNumber: "",
    individuals: [],
    signatories: [],
    owners: [],
    ownData: "",
  }),
  fill: (draft, client) => ({
    ...draft,
    individuals: draft.sections.includes("individual") ? [personOf(client)] : [],
  }),
};
