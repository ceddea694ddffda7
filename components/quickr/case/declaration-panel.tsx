"use client";

import type { CaseView } from "@/lib/cases/types";
import type { QuickrCaseDto } from "@/lib/quickr/types";
import { Contracts } from "./contracts";
import { Declaration } from "./declaration";
import { Verifications } from "./verifications";
import { WithCase } from "./with-case";

/** What the client does: the declaration, the contract, proving who they are. */
export function DeclarationPanel({ view }: { view: CaseView }) {
  return (
    <WithCase view={view}>
      {(quickr: QuickrCaseDto) => (
        <>
          <Declaration quickr={quickr} />
          <Contracts quickr={quickr} />
          {quickr.verifications.length > 0 && <Verifications quickr={quickr} />}
        </>
      )}
    </WithCase>
  );
}
