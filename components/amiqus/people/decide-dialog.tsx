"use client";

import { useId, useState } from "react";
import type { Refusal } from "@/components/operations/use-provider-write";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { decidePersonAction } from "@/lib/amiqus/people/actions";
import type { PersonProfile } from "@/lib/amiqus/people/types";
import { useAmiqusWrite } from "../use-amiqus-write";
import { personStatus } from "./status-words";

const choices = [
  { value: "approved", label: "Approved" },
  { value: "rejected", label: "Rejected" },
  { value: "pending", label: "Pending", hint: "No decision yet" },
] as const;
type Status = (typeof choices)[number]["value"];

interface DecideDialogProps {
  linkId: string;
  profile: PersonProfile;
  onClose: () => void;
}

/** Sets the client's status at Amiqus, with a reason. */
export function DecideDialog({ linkId, profile, onClose }: DecideDialogProps) {
  const { write, pending } = useAmiqusWrite();
  const formId = useId();
  const [status, setStatus] = useState<Status | null>(null);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  function decide() {
    setTried(true);
    setRefusal(null);
    if (status === null || reason.trim() === "") return;
    void write({
      name: "decide",
      send: (operationId) =>
        decidePersonAction({ linkId, operationId, status, seen: profile.status, reason: reason.trim() }),
      done: `${profile.name} is ${personStatus(status).toLowerCase()} at Amiqus`,
      onRefused: setRefusal,
      onGone: onClose,
    });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title="Decide on client"
      description={`${profile.name}, at ${profile.connectionName}. Now: ${personStatus(profile.status)}.`}
      footer={
        <>
          <Button type="submit" form={formId} variant="primary" pending={pending !== null}>
            Save decision
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          decide();
        }}
      >
        {refusal && <Notice tone="danger">{refusal.message}</Notice>}
        <RadioGroup
          legend="Status"
          required
          options={choices.map((choice) => ({ ...choice, disabled: choice.value === profile.status }))}
          value={status ?? ""}
          onChange={(value) => setStatus(choices.find((choice) => choice.value === value)?.value ?? null)}
          error={tried && status === null ? "Choose a status." : refusal?.fieldErrors.status}
        />
        <Field
          label="Reason"
          hint="Kept in the desk, not sent to Amiqus."
          required
          error={tried && reason.trim() === "" ? "Say why, in a few words." : refusal?.fieldErrors.reason}
        >
          <Textarea value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
