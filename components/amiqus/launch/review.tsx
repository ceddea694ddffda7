"use client";

import { FactsList } from "@/components/ui/facts-list";
import type { Draft } from "@/lib/amiqus/launch/draft";
import { stepDescription } from "@/lib/amiqus/steps";
import { stepWords } from "@/lib/amiqus/steps-check";
import type { ClientDetail } from "@/lib/clients/types";
import type { ConnectionChoice } from "@/lib/connections/types";
import { formatDate } from "@/lib/format/dates";
import type { LaunchOptions } from "@/lib/launch/types";
import type { LivePrice } from "./use-price";

interface ReviewProps {
  draft: Draft;
  client: ClientDetail;
  connection: ConnectionChoice;
  options: LaunchOptions | undefined;
  live: LivePrice;
}

const credits = (count: number) => (count === 1 ? "1 credit" : `${count} credits`);

function totalWords({ price, state, problem }: LivePrice): string {
  if (problem !== null) return `The steps are not taken as they are. ${problem}`;
  if (state === "asking") return "Asking the provider…";
  if (state === "idle") return "Known once the steps are complete";
  const total = price?.total ?? null;
  return total === null ? "Cost unknown; the provider did not say" : credits(total);
}

/** What is about to be launched, for whom, and what it costs. */
export function Review({ draft, client, connection, options, live }: ReviewProps) {
  if (draft.kind === "case") {
    return (
      <FactsList
        facts={[
          { label: "Client", value: client.name },
          { label: "At", value: connection.name },
          { label: "Case", value: draft.name.trim() || "Not named yet" },
          { label: "Reference", value: draft.reference.trim() || null },
          { label: "Cost", value: "Free" },
        ]}
      />
    );
  }
  const template = options?.recordTemplates?.find((one) => one.id === draft.template);
  const own = draft.source === "steps";
  return (
    <FactsList
      facts={[
        { label: "Client", value: client.name },
        { label: "At", value: connection.name },
        { label: "Template", value: own ? null : (template?.name ?? (draft.template || "Not chosen yet")) },
        { label: "Steps", value: own ? <StepsInWords draft={draft} live={live} /> : null },
        {
          label: "E-mail",
          value: own ? (draft.notification ? `To ${client.email}` : "None; pass the link on yourself") : null,
        },
        { label: "Reminders", value: own ? (draft.reminder ? "Every 2 days" : "None") : null },
        {
          label: "Expires",
          value: draft.expiryDay ? formatDate(draft.expiryDay) : "10 days after the launch",
        },
        { label: "Cost", value: <span aria-live="polite">{totalWords(live)}</span> },
      ]}
    />
  );
}

function StepsInWords({ draft, live }: { draft: Draft; live: LivePrice }) {
  if (draft.steps.length === 0) return "None yet";
  return (
    <ol className="flex flex-col gap-1">
      {draft.steps.map((step, index) => {
        const description = stepDescription(step.type);
        const cost = live.price?.steps[index] ?? null;
        return (
          <li key={step.key}>
            {description?.label ?? step.type}
            {cost !== null && <span className="text-ink-2">, {credits(cost)}</span>}
            {description && (
              <span className="block text-ink-2">{stepWords(description, step.values).join(" · ")}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
