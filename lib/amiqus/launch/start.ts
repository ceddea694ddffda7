import type { StepValues } from "@/lib/amiqus/steps-types";
import type { Need } from "@/lib/providers/needs";
import { type Draft, type DraftStep, emptyDraft } from "./draft";

/** The step that finds a need out, and what is asked of it. */
const stepsFor: Partial<Record<Need, { type: string; values: StepValues }>> = {
  identity: { type: "check.photo_id", values: {} },
  right_to_work: { type: "check.photo_id", values: { right_to_work: "GBR" } },
  electronic_identity: { type: "check.identity", values: {} },
  screening: { type: "check.watchlist", values: {} },
  criminal_record: { type: "check.criminal_record", values: {} },
  employment: { type: "check.employment_referencing", values: {} },
  bank_account: { type: "check.banking_information", values: {} },
  credit: { type: "check.credit", values: {} },
  documents: { type: "document.request", values: {} },
  questionnaire: { type: "form", values: {} },
};

/** A record's draft that covers these needs, each step once; without needs an empty one. */
export function startDraft(needs: readonly Need[]): Draft {
  const steps = new Map<string, DraftStep>();
  for (const need of needs) {
    const step = stepsFor[need];
    if (!step) continue;
    const held = steps.get(step.type);
    steps.set(step.type, { key: step.type, type: step.type, values: { ...held?.values, ...step.values } });
  }
  return { ...emptyDraft, steps: [...steps.values()] };
}
