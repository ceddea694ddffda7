import type { LaunchPart } from "@/components/launch/launch-part";
import { type AplyidDraft, bodyOf, checkDraft, fillClient, forgetClient, startDraft } from "./draft";
import { draftSchema } from "./draft-schema";
import { AplyidFields } from "./fields";
import { clientTypeWords, labels } from "./words";

/** APLYiD's part of the launch screen: one case, completed by staff in a guided flow. */
export const aplyidPart: LaunchPart<AplyidDraft> = {
  draftSchema,
  start: (_needs, client) => startDraft(client),
  check: checkDraft,
  body: (draft) => ({ kind: "case", input: bodyOf(draft) }),
  labels: () => labels,
  summary: (draft) => [
    draft.caseName.trim() === "" ? "Case with a guided flow" : `Case “${draft.caseName.trim()}”`,
    `${clientTypeWords[draft.clientType]}, ${draft.nature.trim()}`,
    "Staff complete the guided flow at APLYiD",
    ...(draft.withAddress ? ["With an address"] : []),
  ],
  forget: forgetClient,
  fill: fillClient,
  Fields: AplyidFields,
};
