"use client";

import { useState } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FactsList } from "@/components/ui/facts-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatDateTime } from "@/lib/format/dates";
import { spelled } from "@/lib/providers/quickr/vocabulary";
import { renewContractAction } from "@/lib/quickr/actions";
import { quickrFileHref } from "@/lib/quickr/fetchers";
import type { ContractDto, QuickrCaseDto } from "@/lib/quickr/types";
import { FileButton } from "./file-button";
import { Signatories } from "./signatories";
import { useCaseWrites } from "./with-case";

const tones: Record<ContractDto["tone"], BadgeTone> = {
  clear: "approved",
  attention: "review",
  pending: "awaiting",
  neutral: "neutral",
};

/** Contracts of the case: whether they are signed, by whom, until when they can be, and starting over. */
export function Contracts({ quickr }: { quickr: QuickrCaseDto }) {
  return (
    <Section
      title="Contract"
      description="Quickr makes it after the declaration, for cases with the check “Signed contract”. It can be signed for 85 days."
    >
      {quickr.contracts.length === 0 ? (
        <p className="text-ink-2 text-sm">There is no contract yet.</p>
      ) : (
        <ul className="flex flex-col gap-6">
          {quickr.contracts.map((contract) => (
            <Contract key={contract.id} contract={contract} quickr={quickr} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Contract({ contract, quickr }: { contract: ContractDto; quickr: QuickrCaseDto }) {
  const timeZone = useTimeZone();
  const { write, pending } = useCaseWrites(quickr.caseId);
  const [renewing, setRenewing] = useState(false);
  const [error, setError] = useState<string | null>(null);

  function renew() {
    setError(null);
    void write({
      name: "renew",
      send: (operationId) =>
        renewContractAction({ caseId: quickr.caseId, operationId, contractId: contract.id }),
      done: "Signing started over",
      onRefused: (refusal) => setError(refusal.message),
      onGone: () => setRenewing(false),
    });
  }

  return (
    <li>
      <FactsList
        facts={[
          {
            label: "State",
            value: (
              <span className="flex flex-wrap items-center gap-2">
                <Badge tone={tones[contract.tone]}>{contract.statusLabel}</Badge>
                <span className="text-ink-2">“{contract.status}”</span>
              </span>
            ),
          },
          { label: "Made", value: contract.createdAt && <RelativeTime at={contract.createdAt} /> },
          {
            label: "Can be signed until",
            value: contract.expiresAt && (
              <>
                {formatDateTime(contract.expiresAt, { timeZone })} (<RelativeTime at={contract.expiresAt} />)
              </>
            ),
          },
          { label: "Signed", value: contract.signedAt && <RelativeTime at={contract.signedAt} /> },
          { label: "Who must sign", value: contract.signingOption && spelled(contract.signingOption) },
        ]}
      />
      <Signatories contract={contract} quickr={quickr} />
      <div className="mt-3 flex flex-wrap gap-2">
        {contract.files.map(({ fileId, name }) => (
          <FileButton key={fileId} href={quickrFileHref(quickr.caseId, fileId)} label={name} />
        ))}
        {quickr.may.update && contract.canRenew && (
          <Button size="sm" onClick={() => setRenewing(true)}>
            Start signing over
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={renewing}
        onClose={() => setRenewing(false)}
        title="Start signing over"
        description="Quickr makes the contract anew for 85 days and writes to the signatories. Signatures that are there do not count any more: all sign again."
        confirmLabel="Start over"
        pending={pending === "renew"}
        error={error}
        onConfirm={renew}
      />
    </li>
  );
}
