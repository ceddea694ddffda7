"use client";

import { type FormEvent, useState } from "react";
import type { Refusal } from "@/components/operations/use-provider-write";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/notify";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { answerCorrectionAction } from "@/lib/amiqus/people/actions";
import type { CorrectedName, PersonCorrection } from "@/lib/amiqus/people/types";
import { useAmiqusWrite } from "../use-amiqus-write";

const parts = [
  { key: "firstName", label: "First name", there: "first_name", required: true },
  { key: "middleName", label: "Middle name", there: "middle_name", required: false },
  { key: "lastName", label: "Last name", there: "last_name", required: true },
] as const;

const words: Record<string, string> = { pending: "Pending", accepted: "Accepted", rejected: "Rejected" };

interface CorrectionCardProps {
  linkId: string;
  current: CorrectedName;
  correction: PersonCorrection;
  canWrite: boolean;
}

/** One correction: the name as it is beside the name as proposed, and what can be done about it. */
export function CorrectionCard({ linkId, current, correction, canWrite }: CorrectionCardProps) {
  const { write, pending } = useAmiqusWrite();
  const [editing, setEditing] = useState(false);
  const [rejecting, setRejecting] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { id, status, proposed } = correction;
  const open = status === "pending";

  function answer(name: string, what: Parameters<typeof answerCorrectionAction>[0]["answer"], done: string) {
    setRefusal(null);
    void write({
      name,
      send: (operationId) => answerCorrectionAction({ linkId, operationId, correctionId: id, answer: what }),
      done,
      onRefused: (refused) => {
        setRejecting(false);
        // The list is refreshed, and a correction that is not pending any more may leave it.
        if (refused.code === "conflict")
          notify.info("This correction was answered already. The list is refreshed.");
        else setRefusal(refused);
      },
      onGone: () => {
        setEditing(false);
        setRejecting(false);
      },
    });
  }

  return (
    <li className="max-w-2xl rounded-md border p-3">
      <div className="mb-2 flex flex-wrap items-center gap-2 text-sm">
        <Badge tone={open ? "review" : status === "accepted" ? "approved" : "neutral"}>
          {words[status] ?? `“${status}”`}
        </Badge>
        <span className="text-ink-2">
          Proposed <RelativeTime at={correction.createdAt} />
          {correction.recordId && (
            <>
              {" in record "}
              <span className="font-mono">{correction.recordId}</span>
            </>
          )}
        </span>
      </div>
      {refusal && (
        <div className="mb-2">
          <Notice tone="danger">{refusal.message}</Notice>
        </div>
      )}
      <Comparison current={current} proposed={proposed} />
      {canWrite && open && !editing && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button
            variant="primary"
            pending={pending === "accept"}
            onClick={() => answer("accept", { status: "accepted", name: null }, "The correction is accepted")}
          >
            Accept correction
          </Button>
          <Button onClick={() => setEditing(true)}>Edit and accept</Button>
          <Button onClick={() => setRejecting(true)}>Reject correction</Button>
        </div>
      )}
      {canWrite && open && editing && (
        <EditForm
          id={id}
          initial={proposed}
          refusal={refusal}
          pending={pending === "edit"}
          onCancel={() => setEditing(false)}
          onSave={(name) => answer("edit", { status: "accepted", name }, "The corrected name is accepted")}
        />
      )}
      <ConfirmDialog
        open={rejecting}
        onClose={() => setRejecting(false)}
        title="Reject correction"
        description="The name at Amiqus stays as it is. Amiqus cannot undo it; the client can propose again."
        confirmLabel="Reject correction"
        danger
        pending={pending === "reject"}
        onConfirm={() => answer("reject", { status: "rejected" }, "The correction is rejected")}
      />
    </li>
  );
}

function Comparison({ current, proposed }: { current: CorrectedName; proposed: CorrectedName }) {
  const nothing = <span className="text-ink-3">Nothing</span>;
  return (
    <Table caption="The name as it is and as proposed">
      <thead>
        <Tr>
          <Th>
            <span className="sr-only">Part of the name</span>
          </Th>
          <Th>At Amiqus now</Th>
          <Th>Proposed</Th>
        </Tr>
      </thead>
      <tbody>
        {parts.map(({ key, label }) => {
          const changed = current[key] !== proposed[key];
          return (
            <Tr key={key}>
              <Th scope="row">{label}</Th>
              <Td className="wrap-anywhere">
                {changed && current[key] !== "" ? <del>{current[key]}</del> : current[key] || nothing}
              </Td>
              <Td className="wrap-anywhere">
                {changed ? (
                  <ins className="rounded-md bg-approved-soft px-1 font-medium no-underline">
                    {proposed[key] || "Nothing"}
                  </ins>
                ) : (
                  proposed[key] || nothing
                )}
                {changed && <span className="sr-only"> (changed)</span>}
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}

interface EditFormProps {
  id: string;
  initial: CorrectedName;
  refusal: Refusal | null;
  pending: boolean;
  onSave: (name: CorrectedName) => void;
  onCancel: () => void;
}

/** Puts the proposal right once more before it is accepted. */
function EditForm({ id, initial, refusal, pending, onSave, onCancel }: EditFormProps) {
  const [name, setName] = useState(initial);
  const [tried, setTried] = useState(false);
  const missing = (key: keyof CorrectedName) => name[key].trim() === "";

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!missing("firstName") && !missing("lastName")) onSave(name);
  }

  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={onSubmit}
      className="mt-3 flex max-w-md flex-col gap-3"
      aria-label="Edit and accept"
    >
      {parts.map(({ key, label, there, required }) => (
        <Field
          key={key}
          id={`correction-${id}-${key}`}
          label={label}
          required={required}
          error={
            tried && required && missing(key)
              ? `Enter the ${label.toLowerCase()}.`
              : (refusal?.fieldErrors[`correction.${there}`] ?? refusal?.fieldErrors[`answer.name.${key}`])
          }
        >
          <TextInput
            value={name[key]}
            maxLength={255}
            onChange={(event) => setName({ ...name, [key]: event.target.value })}
          />
        </Field>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          Accept as edited
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
