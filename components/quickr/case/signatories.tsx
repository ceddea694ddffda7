"use client";

import { Badge } from "@/components/ui/badge";
import { FactsList } from "@/components/ui/facts-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { signLinkAction } from "@/lib/quickr/actions";
import type { ContractDto, QuickrCaseDto, SignatoryDto } from "@/lib/quickr/types";
import { CopyLink } from "./copy-link";

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

function SignLinkButton({ contract, quickr, signatory }: SignatoriesProps & { signatory: SignatoryDto }) {
  const target = { caseId: quickr.caseId, contractId: contract.id, signatoryId: signatory.id };
  return (
    <CopyLink ask={() => signLinkAction(target)} done="Signing link copied">
      Copy signing link <span className="sr-only">of {signatory.name}</span>
    </CopyLink>
  );
}
