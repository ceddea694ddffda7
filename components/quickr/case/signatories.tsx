"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FactsList } from "@/components/ui/facts-list";
import { notify } from "@/components/ui/notify";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { actionFailure } from "@/lib/api-client";
import { signLinkAction } from "@/lib/quickr/actions";
import type { ContractDto, QuickrCaseDto, SignatoryDto } from "@/lib/quickr/types";

interface SignatoriesProps {
  contract: ContractDto;
  quickr: QuickrCaseDto;
}

/** Who signs, whether they have, and the link for those who have not. */
export function Signatories({ contract, quickr }: SignatoriesProps) {
  if (contract.signatories.length === 0) {
    return <p className="text-ink-2 text-sm">No signatories are chosen yet.</p>;
  }
  return (
    <Table caption="Signatories">
      <thead>
        <Tr>
          <Th>Name</Th>
          <Th>State</Th>
          <Th>Link</Th>
        </Tr>
      </thead>
      <tbody>
        {contract.signatories.map((signatory) => (
          <Tr key={signatory.id}>
            <Th scope="row">
              {signatory.name}
              <span className="block font-normal text-ink-2">
                {[signatory.title, signatory.email].filter(Boolean).join(", ")}
              </span>
            </Th>
            <Td>
              <Signed signatory={signatory} />
            </Td>
            <Td>
              {!signatory.signed && quickr.may.update && (
                <SignLinkButton {...{ contract, quickr, signatory }} />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Signed({ signatory }: { signatory: SignatoryDto }) {
  if (!signatory.signed) return <Badge tone="awaiting">Not signed yet</Badge>;
  return (
    <div className="flex flex-col gap-1">
      <span>
        <Badge tone="approved">Signed</Badge>{" "}
        {signatory.signedAt && <RelativeTime at={signatory.signedAt} className="text-ink-2" />}
      </span>
      {signatory.signedResult.length > 0 && (
        <details>
          <summary className="rounded-md py-0.5 text-ink-2 hover:bg-surface-2 max-desk:py-2.5">
            Who signed, by BankID
          </summary>
          <FactsList facts={signatory.signedResult} />
        </details>
      )}
    </div>
  );
}

/** The link is made for one signing and does not keep, so it is asked for when it is needed. */
function SignLinkButton({ contract, quickr, signatory }: SignatoriesProps & { signatory: SignatoryDto }) {
  const [pending, setPending] = useState(false);

  async function copy() {
    setPending(true);
    const target = { caseId: quickr.caseId, contractId: contract.id, signatoryId: signatory.id };
    const answer = await signLinkAction(target).catch(() => undefined);
    setPending(false);
    const failure = actionFailure(answer);
    if (failure || !answer?.data) {
      notify.error(failure?.message ?? "Gatehouse did not answer.");
      return;
    }
    try {
      await navigator.clipboard.writeText(answer.data.url);
      notify.success("Signing link copied");
    } catch {
      window.open(answer.data.url, "_blank", "noopener,noreferrer");
    }
  }

  return (
    <Button size="sm" pending={pending} onClick={() => void copy()}>
      Copy signing link <span className="sr-only">of {signatory.name}</span>
    </Button>
  );
}
