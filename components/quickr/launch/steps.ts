import type { FieldErrors } from "@/lib/errors";
import { checkBody } from "./body";
import { type QuickrDraft, STEP_IDS, type StepId } from "./draft-schema";

/** What the steps are called: in the list of steps, and over their fields. */
export const STEPS: Record<StepId, { label: string; title: string }> = {
  purpose: { label: "Purpose", title: "What it is for" },
  checks: { label: "Checks", title: "Checks and sections" },
  known: { label: "Known data", title: "What is known already" },
  around: { label: "Follow-up", title: "Mails, language and follow-up" },
  review: { label: "Review", title: "Review and launch" },
};

/** The step whose fields a path of the launch body is about; what is about none of them is reviewed. */
export function stepOf(path: string): StepId {
  const [first] = path.split(".");
  switch (first) {
    case "actions":
    case "template_id":
      return "purpose";
    case "checks":
    case "sections":
      return "checks";
    case "company":
    case "prefills":
    case "ownData":
      return "known";
    case "publisher":
    case "language":
    case "callback":
    case "automations":
    case "agent_checklists":
      return "around";
    default:
      return "review";
  }
}

/** The first step with something wrong among these errors, and what it is; null when nothing is. */
export function firstWrong(errors: FieldErrors): { step: StepId; errors: FieldErrors } | null {
  const entries = Object.entries(errors);
  const step = STEP_IDS.find((id) => entries.some(([path]) => stepOf(path) === id));
  if (step === undefined) return null;
  return { step, errors: Object.fromEntries(entries.filter(([path]) => stepOf(path) === step)) };
}

/** What keeps a person from going on to a step: what is wrong in the first of those before it. */
export function stopBefore(draft: QuickrDraft, target: StepId): ReturnType<typeof firstWrong> {
  const wrong = firstWrong(checkBody(draft));
  return wrong && STEP_IDS.indexOf(wrong.step) < STEP_IDS.indexOf(target) ? wrong : null;
}
