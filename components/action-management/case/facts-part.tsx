"use client";

import { FactsList } from "@/components/ui/facts-list";
import { Section } from "@/components/ui/section";
import { useTimeZone } from "@/components/ui/time-zone";
import type { CaseView } from "@/lib/cases/types";
import { formatIfDateTime } from "@/lib/format/dates";

/** What the hub says of a case: its lists, roles, dates and the answers of the survey that raised it. */
export function FactsPart({ view }: { view: CaseView }) {
  const timeZone = useTimeZone();
  const facts = view.content?.facts ?? [];
  if (facts.length === 0) return null;
  return (
    <Section title="At the hub">
      <FactsList
        facts={facts.map(({ label, value }) => ({ label, value: formatIfDateTime(value, { timeZone }) }))}
      />
      {!view.complete && (
        <p className="mt-2 text-ink-2 text-sm">
          Only the case's line in the hub's list is known yet; the rest follows once it is fetched.
        </p>
      )}
    </Section>
  );
}
