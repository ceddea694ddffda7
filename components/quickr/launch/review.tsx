"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { LaunchPartProps } from "@/components/launch/launch-part";
import { Button } from "@/components/ui/button";
import { type Fact, FactsList } from "@/components/ui/facts-list";
import { checkLabel, languageLabel, scheduleLabel, sectionLabel } from "@/lib/providers/quickr/vocabulary";
import { automationsOptions, checklistsOptions, quickrTemplatesOptions } from "@/lib/quickr/query-options";
import { countryLabel } from "../account/countries";
import { PEOPLE, PURPOSES } from "./draft";
import type { QuickrDraft, StepId } from "./draft-schema";
import { STEPS } from "./steps";

type ReviewProps = Pick<LaunchPartProps<QuickrDraft>, "draft" | "connection"> & {
  onGo: (step: StepId) => void;
};

const named = (ids: readonly string[], items: readonly { id: string; name: string }[] | undefined) =>
  ids.map((id) => items?.find((one) => one.id === id)?.name ?? id);
const listed = (words: readonly string[]): ReactNode =>
  words.length === 0 ? null : (
    <ul>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
const yes = (on: boolean) => (on ? "Yes" : "No");

/** All answers by step, each with the way back to it. */
export function ReviewStep({ draft, connection, onGo }: ReviewProps) {
  const templates = useQuery(quickrTemplatesOptions(connection.id)).data?.items;
  const automations = useQuery(automationsOptions(connection.id)).data?.items;
  const checklists = useQuery(checklistsOptions(connection.id)).data?.items;
  const client = draft.purpose !== "one-off";
  const answers: Record<Exclude<StepId, "review">, Fact[]> = {
    purpose: [
      { label: "Purpose", value: PURPOSES.find(({ value }) => value === draft.purpose)?.label },
      { label: "Template", value: listed(named(draft.template ? [draft.template] : [], templates)) },
    ],
    checks: [
      {
        label: "Checks",
        value: listed(
          draft.checks.map(
            ({ type, schedule }) => `${checkLabel(type)}, ${scheduleLabel(schedule || null).toLowerCase()}`,
          ),
        ),
      },
      { label: "Sections", value: draft.sections.map(sectionLabel).join(", ") || null },
    ],
    known: [
      {
        label: "Company",
        value: draft.organizationNumber.trim()
          ? `${draft.organizationNumber.trim()}, ${countryLabel(draft.country)}`
          : null,
      },
      ...PEOPLE.map(({ key, legend }) => ({
        label: legend,
        value: draft[key].map(({ firstName, lastName }) => `${firstName} ${lastName}`).join(", ") || null,
      })),
      { label: "Products and services", value: draft.products.map(({ name }) => name).join(", ") || null },
      { label: "Agreements", value: draft.agreements.map(({ name }) => name).join(", ") || null },
      { label: "Own data", value: draft.ownData.trim() ? "Yes, as JSON" : null },
    ],
    around: [
      ...(client
        ? [
            { label: "Publisher", value: draft.publisherName.trim() || "The account’s own" },
            { label: "Support e-mail", value: draft.supportEmail.trim() || null },
            {
              label: "Language",
              value: draft.language ? languageLabel(draft.language) : "The account’s own",
            },
            { label: "Mail about the declaration", value: yes(draft.declarationNotifications) },
            { label: "Mail about signing", value: yes(draft.signingNotifications) },
          ]
        : []),
      { label: "Quickr tells the desk of changes", value: yes(draft.callback) },
      { label: "Automations", value: listed(named(draft.automations, automations)) },
      { label: "Checklists", value: listed(named(draft.checklists, checklists)) },
    ],
  };
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      {(["purpose", "checks", "known", "around"] as const).map((id) => (
        <section key={id} aria-label={STEPS[id].title} className="border-t pt-2">
          <div className="flex items-center justify-between gap-3">
            <h3 className="font-medium text-sm">{STEPS[id].title}</h3>
            <Button size="sm" variant="quiet" onClick={() => onGo(id)}>
              Change <span className="sr-only">{STEPS[id].title}</span>
            </Button>
          </div>
          {answers[id].some(({ value }) => value !== null && value !== undefined) ? (
            <FactsList facts={answers[id]} />
          ) : (
            <p className="text-ink-2 text-sm">Nothing is filled in.</p>
          )}
        </section>
      ))}
    </div>
  );
}
