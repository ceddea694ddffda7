"use client";

import { useQuery } from "@tanstack/react-query";
import type { LaunchPart, LaunchPartProps } from "@/components/launch/launch-part";
import { checkDraft, type Draft, draftBody, draftLabels } from "@/lib/amiqus/launch/draft";
import { draftSchema, forgetClient } from "@/lib/amiqus/launch/draft-schema";
import { startDraft } from "@/lib/amiqus/launch/start";
import { stepLabel } from "@/lib/amiqus/steps";
import { launchOptionsOptions } from "@/lib/launch/query-options";
import { LaunchFields } from "./launch-fields";
import { Review } from "./review";
import { usePrice } from "./use-price";

const ownSteps = (draft: Draft) =>
  draft.kind === "record" && draft.source === "steps" ? draft.steps.map((step) => step.type) : [];

/** Amiqus' part of the launch screen: a record of steps or from a template, or a case. */
export const amiqusPart: LaunchPart<Draft> = {
  draftSchema,
  start: startDraft,
  check: (draft) => checkDraft(draft),
  body: (draft) => ({ kind: draft.kind, input: draftBody(draft) }),
  labels: draftLabels,
  summary(draft) {
    if (draft.kind === "case") return [`Case ${draft.name.trim()}`.trim()];
    return draft.source === "template"
      ? ["Record from a template"]
      : draft.steps.map(({ type }) => stepLabel(type));
  },
  checks: ownSteps,
  forget: forgetClient,
  Fields: AmiqusFields,
  Review: AmiqusReview,
};

function AmiqusFields({ draft, errors, connection, onChange }: LaunchPartProps<Draft>) {
  const { data: options } = useQuery(launchOptionsOptions(connection.id));
  const live = usePrice(connection.id, draft);
  return (
    <LaunchFields
      draft={draft}
      errors={errors}
      kinds={connection.launchKinds}
      connectionId={connection.id}
      options={options}
      live={live}
      onChange={onChange}
    />
  );
}

function AmiqusReview({
  draft,
  client,
  connection,
}: Pick<LaunchPartProps<Draft>, "draft" | "client" | "connection">) {
  const { data: options } = useQuery(launchOptionsOptions(connection.id));
  const live = usePrice(connection.id, draft);
  return <Review draft={draft} client={client} connection={connection} options={options} live={live} />;
}
