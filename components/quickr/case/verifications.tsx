"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/notify";
import { Section } from "@/components/ui/section";
import { actionFailure } from "@/lib/api-client";
import { spelled } from "@/lib/providers/quickr/vocabulary";
import { verificationLinkAction } from "@/lib/quickr/actions";
import type { QuickrCaseDto } from "@/lib/quickr/types";

/** Persons who prove who they are, with the link for each. */
export function Verifications({ quickr }: { quickr: QuickrCaseDto }) {
  return (
    <Section title="Identity verification">
      <ul className="text-sm">
        {quickr.verifications.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2 last:border-b-0"
          >
            <span className="font-medium">{one.name ?? "A person"}</span>
            <span className="text-ink-2">{one.status === null ? "Not told" : spelled(one.status)}</span>
            {quickr.may.update && (
              <span className="ml-auto">
                <VerificationLink caseId={quickr.caseId} verificationId={one.id} name={one.name} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function VerificationLink(props: { caseId: string; verificationId: string; name: string | null }) {
  const [pending, setPending] = useState(false);
  async function copy() {
    setPending(true);
    const { caseId, verificationId } = props;
    const answer = await verificationLinkAction({ caseId, verificationId }).catch(() => undefined);
    setPending(false);
    const failure = actionFailure(answer);
    if (failure || !answer?.data) {
      notify.error(failure?.message ?? "Gatehouse did not answer.");
      return;
    }
    try {
      await navigator.clipboard.writeText(answer.data.url);
      notify.success("Link copied");
    } catch {
      window.open(answer.data.url, "_blank", "noopener,noreferrer");
    }
  }
  return (
    <Button size="sm" pending={pending} onClick={() => void copy()}>
      Copy link {props.name && <span className="sr-only">of {props.name}</span>}
    </Button>
  );
}
