import { Notice } from "@/components/ui/notice";
import type { WriteOutcome } from "@/lib/clients/types";

const what = { client: "the client", address: "the address" };

function words(outcome: WriteOutcome): string {
  const { connectionName, part, state, message } = outcome;
  if (state === "rejected")
    return `${connectionName} did not take ${what[part]}: ${message ?? "no reason given"}`;
  return `It is not known yet whether ${connectionName} took ${what[part]}. The answer was lost; the desk is looking it up and sends nothing twice.`;
}

/** What providers did not take or did not answer; nothing when all of it went through. */
export function WriteOutcomes({ outcomes }: { outcomes: readonly WriteOutcome[] }) {
  const open = outcomes.filter((outcome) => outcome.state !== "sent");
  if (open.length === 0) return null;
  const refused = open.some((outcome) => outcome.state === "rejected");
  return (
    <Notice
      tone={refused ? "danger" : "warning"}
      title="The client is saved here, but not everything arrived at the provider"
    >
      <ul className="mt-1 list-disc pl-5">
        {open.map((outcome) => (
          <li key={`${outcome.connectionId} ${outcome.part}`}>{words(outcome)}</li>
        ))}
      </ul>
    </Notice>
  );
}
