"use client";

import { FactsList } from "@/components/ui/facts-list";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { CaseView } from "@/lib/cases/types";

/** What the customer answered to the survey that raised the case; what the hub says of the case is among the facts. */
export function AnswersPart({ view }: { view: CaseView }) {
  const answers = view.content?.answers ?? [];
  return (
    <Section title="What the customer said">
      {answers.length > 0 ? (
        <FactsList facts={answers} />
      ) : (
        <p className="text-ink-2 text-sm">The hub has no answers of a survey for this case.</p>
      )}
      {!view.complete && (
        <Notice title="Only the case's line in the hub's list is known">
          The rest follows once it is fetched.
        </Notice>
      )}
    </Section>
  );
}
