"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { expireCaseAction } from "@/lib/cases/actions";
import { formatDateTime } from "@/lib/format/dates";
import { providerName } from "@/lib/providers/names";
import type { DialogOf } from "./dialog-kinds";
import { useCaseWrite } from "./use-case-write";

const day = 86_400_000;

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * day).toISOString().slice(0, 10);
}

/** Moves the expiry to a day within the provider's ten. The time of day stays noon UTC, or now plus ten days at most. */
function instantOf(date: string): string {
  const latest = Date.now() + 10 * day - 60_000;
  return new Date(Math.min(new Date(`${date}T12:00:00Z`).getTime(), latest)).toISOString();
}

/** Changes until when the client may submit. */
export function ExpiryDialog({ view, onClose }: DialogOf) {
  const { row } = view;
  const { write, pending } = useCaseWrite();
  const [date, setDate] = useState(view.expiresAt?.slice(0, 10) ?? "");
  const [error, setError] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const bad = date < dayFromNow(1) || date > dayFromNow(10);

  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Change expiry"
      description={`${row.clientName ?? row.title} can submit until then. The day can be changed again.`}
      confirmLabel="Change expiry"
      pending={pending !== null}
      error={error}
      onConfirm={() => {
        setTried(true);
        setError(null);
        if (bad) return;
        void write({
          caseId: row.id,
          name: "expiry",
          send: (operationId) =>
            expireCaseAction({ caseId: row.id, operationId, expiresAt: instantOf(date) }),
          done: "Expiry changed",
          onRefused: (refusal) => setError(refusal.fieldErrors.expiresAt?.[0] ?? refusal.message),
          onDone: onClose,
        });
      }}
    >
      <Field
        label="Expires on"
        hint={
          view.expiresAt
            ? `Now ${formatDateTime(view.expiresAt)}. At most 10 days ahead.`
            : "At most 10 days ahead."
        }
        required
        error={tried && bad ? "Choose a day from tomorrow to 10 days ahead." : undefined}
      >
        <DateInput
          value={date}
          min={dayFromNow(1)}
          max={dayFromNow(10)}
          onChange={(event) => setDate(event.target.value)}
        />
      </Field>
    </ConfirmDialog>
  );
}

/** Ends a record at once. */
export function ExpireDialog({ view, onClose }: DialogOf) {
  const { row } = view;
  const { write, pending } = useCaseWrite();
  const [error, setError] = useState<string | null>(null);
  const provider = providerName(row.provider);
  return (
    <ConfirmDialog
      open
      danger
      onClose={onClose}
      title="Expire record now"
      description={`${row.clientName ?? row.title} can submit nothing more to this record. ${provider} keeps what was submitted; a new record is needed to ask again.`}
      confirmLabel="Expire record"
      pending={pending !== null}
      error={error}
      onConfirm={() => {
        setError(null);
        void write({
          caseId: row.id,
          name: "expire",
          send: (operationId) => expireCaseAction({ caseId: row.id, operationId, expiresAt: "now" }),
          done: "Record expired",
          onRefused: (refusal) => setError(refusal.message),
          onDone: onClose,
        });
      }}
    />
  );
}
