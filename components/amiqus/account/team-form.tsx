"use client";

import { type FormEvent, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { changeTeamAction } from "@/lib/amiqus/account/actions";
import type { AccountDto } from "@/lib/amiqus/account/types";
import { useAccountWrite } from "./use-account-write";

const labels = { contact: "Contact", telephone: "Telephone" };

/** Changes how clients reach the team at Amiqus. */
export function TeamForm({ connectionId, team }: { connectionId: string; team: AccountDto["team"] }) {
  const [contact, setContact] = useState(team.contact ?? "");
  const [telephone, setTelephone] = useState(team.telephone ?? "");
  const { pending, failure, operationId, write } = useAccountWrite(changeTeamAction);
  const newContact = contact.trim() === (team.contact ?? "") ? null : contact;
  const newTelephone = telephone.trim() === (team.telephone ?? "") ? null : telephone;
  const changed = newContact !== null || newTelephone !== null;

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (pending || !changed) return;
    await write(
      { connectionId, operationId, contact: newContact, telephone: newTelephone },
      "The team is saved at Amiqus",
    );
  }

  return (
    <form noValidate onSubmit={onSubmit} className="mt-3 flex max-w-lg flex-col gap-3" aria-label="Team">
      <FormFailure failure={failure} labels={labels} />
      <Field
        id="contact"
        label={labels.contact}
        hint="The e-mail address that clients are told to write to."
        error={failure?.fieldErrors.contact}
        required
      >
        <TextInput
          type="email"
          value={contact}
          autoComplete="off"
          onChange={(event) => setContact(event.target.value)}
        />
      </Field>
      <Field
        id="telephone"
        label={labels.telephone}
        hint="Leave empty for none."
        error={failure?.fieldErrors.telephone}
      >
        <TextInput
          type="tel"
          value={telephone}
          autoComplete="off"
          onChange={(event) => setTelephone(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" pending={pending} disabled={!changed}>
          Save team
        </Button>
      </div>
    </form>
  );
}
