"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { reviewCaseAction } from "@/lib/cases/actions";
import type { CaseRow, CaseView, Decision } from "@/lib/cases/types";
import { decisionWords } from "@/lib/cases/words";
import { operationsOfOptions } from "@/lib/operations/query-options";
import type { OperationState } from "@/lib/operations/types";
import { providerName } from "@/lib/providers/names";
import { useCaseWrite } from "./use-case-write";

const becomes: Record<Decision, Pick<CaseRow, "status" | "rawStatus">> = {
  approve: { status: "approved", rawStatus: "approved" },
  reject: { status: "rejected", rawStatus: "rejected" },
  hold: { status: "on_hold", rawStatus: "on_hold" },
  reopen: { status: "needs_review", rawStatus: "pending" },
};

const unsettled: ReadonlySet<OperationState> = new Set(["sending", "unknown", "reconciling"]);

/** A hold ends at noon UTC of its day, which is that day in every zone a firm here is likely to be in. */
function endOf(day: string): string {
  return `${day}T12:00:00Z`;
}

function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}

/** Asks for the reason of a decision, and for a hold until when. The decision shows at once. */
export function ReviewDialog({
  view,
  decision,
  onClose,
}: {
  view: CaseView;
  decision: Decision;
  onClose: () => void;
}) {
  const { row } = view;
  const { write, pending } = useCaseWrite();
  const [until, setUntil] = useState("");
  const [error, setError] = useState<string | null>(null);
  const provider = providerName(row.provider);
  const { verb, done } = decisionWords[decision];
  const writes = useQuery(operationsOfOptions("case", row.id)).data ?? [];
  const open = writes.find(({ kind, state }) => kind === "case.review" && unsettled.has(state));

  function confirm(reason: string) {
    setError(null);
    const holdUntil = decision === "hold" && until !== "" ? endOf(until) : null;
    void write({
      caseId: row.id,
      name: decision,
      expect: ({ attention: _attention, holdUntil: _held, ...shown }) => ({
        ...shown,
        ...(view.traits.decidedHere ? { status: becomes[decision].status } : becomes[decision]),
        ...(holdUntil ? { holdUntil } : {}),
      }),
      send: (operationId) =>
        reviewCaseAction({ caseId: row.id, operationId, decision, reason, holdUntil, seen: row.status }),
      done,
      onRefused: (refusal) => setError(refusal.fieldErrors.holdUntil?.[0] ?? refusal.message),
      onDone: onClose,
    });
  }

  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`${verb} case`}
      description={`${row.clientName ?? row.title}. ${
        view.traits.decidedHere
          ? `The desk alone keeps the decision: ${provider} takes none from outside and is not told.`
          : `${provider} records the decision with your connection’s account.`
      } It can be reopened later.`}
      confirmLabel={`${verb} case`}
      danger={decision === "reject"}
      reason="required"
      pending={pending !== null}
      error={error}
      onConfirm={({ reason }) => confirm(reason)}
    >
      {open && (
        <Notice tone="warning" title={`${open.label}: outcome not known yet`}>
          It may stand at {provider} already. Look it up first; another decision is recorded beside it.
        </Notice>
      )}
      {decision === "hold" && (
        <Field label="Hold until" hint="The case stays on hold until someone decides; the day is a reminder.">
          <DateInput value={until} min={tomorrow()} onChange={(event) => setUntil(event.target.value)} />
        </Field>
      )}
    </ConfirmDialog>
  );
}
