"use client";

import type { FormEvent } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { CaseEditDto } from "@/lib/action-management/types";
import { ConflictNotice } from "./conflict-notice";
import { fieldLabel } from "./edit-words";
import { ListField } from "./list-field";
import { RoleField } from "./role-field";
import { useCaseEdit } from "./use-case-edit";

interface EditFormProps {
  caseId: string;
  data: CaseEditDto;
  /** Whether the member may say who has which role. */
  assign: boolean;
  onSaved: () => void;
}

/** Everything of a case that can be changed at its hub. */
export function EditForm({ caseId, data, assign, onSaved }: EditFormProps) {
  const form = useCaseEdit(caseId, data, onSaved);
  const { fields, conflict, failure } = form;
  useLeaveGuard(form.changed);
  const errors = failure?.fieldErrors ?? {};
  const labels = Object.fromEntries(Object.keys(errors).map((path) => [path, fieldLabel(path, data)]));

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (!form.pending && form.changed && conflict === null) form.save();
  }

  return (
    <form noValidate onSubmit={onSubmit} aria-label="Change case" className="flex max-w-3xl flex-col gap-3">
      <FormFailure failure={failure} labels={labels} />
      {conflict && <ConflictNotice conflict={conflict} mine={fields} choices={data} onSettle={form.settle} />}
      <fieldset disabled={form.blocked} className="contents">
        <Field id="name" label="Name" required error={errors.name}>
          <TextInput
            value={fields.name ?? ""}
            maxLength={255}
            autoComplete="off"
            onChange={(event) => form.set({ name: event.target.value })}
          />
        </Field>
        <div className="flex flex-wrap gap-3">
          <Field
            id="cost"
            label="Cost"
            hint="In the hub's own unit. Leave empty for none."
            error={errors.cost}
          >
            <TextInput
              inputMode="decimal"
              value={form.cost}
              autoComplete="off"
              onChange={(event) => form.setCost(event.target.value)}
            />
          </Field>
          <Field id="dateDue" label="Due" hint="A day in UTC. Leave empty for none." error={errors.dateDue}>
            <DateInput
              value={fields.dateDue?.slice(0, 10) ?? ""}
              onChange={({ target }) => form.set({ dateDue: dueOn(target.value, data.fields.dateDue) })}
            />
          </Field>
        </div>
        {data.lists.map((list) => (
          <ListField
            key={list.key}
            list={list}
            value={fields.lists[list.key]}
            error={errors[`lists.${list.key}`]}
            onChange={(choice) => form.set({ lists: { ...fields.lists, [list.key]: choice } })}
          />
        ))}
        {data.roles.map((role) => (
          <RoleField
            key={role.id}
            role={role}
            users={fields.roles[role.id] ?? []}
            choices={data}
            error={errors[`roles.${role.id}`]}
            disabled={!assign}
            onChange={(users) => form.set({ roles: { ...fields.roles, [role.id]: users } })}
          />
        ))}
        {!assign && data.roles.length > 0 && (
          <p className="text-ink-2 text-sm">Managers and admins say who has which role.</p>
        )}
      </fieldset>
      <div>
        <Button
          type="submit"
          variant="primary"
          pending={form.pending}
          disabled={!form.changed || conflict !== null}
        >
          Save case
        </Button>
      </div>
    </form>
  );
}

/** The chosen day at the time of day that the case was due at; midnight UTC for one that was not. */
function dueOn(day: string, before: string | null): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  return `${day}T${before?.slice(11) ?? "00:00:00.000Z"}`;
}
