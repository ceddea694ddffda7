"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { textOf, useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notify";
import { TextInput } from "@/components/ui/text-input";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import { createTeamAction, updateTeamAction } from "@/lib/teams/actions";
import type { TeamInput } from "@/lib/teams/schema";
import { TimeZoneSelect } from "./time-zone-select";

const labels = { name: "Team name", timeZone: "Time zone" };

/** Name and time zone of the present team (`mode` update) or of another one (`mode` create). */
export function TeamForm({
  mode,
  team,
  zones,
}: {
  mode: "update" | "create";
  team: TeamInput;
  zones: readonly string[];
}) {
  const router = useRouter();
  const update = useSubmit(updateTeamAction);
  const create = useSubmit(createTeamAction);
  const { pending, failure } = mode === "update" ? update : create;
  const [dirty, setDirty] = useState(false);
  const errors = failure?.fieldErrors ?? {};
  const id = (field: string) => `${mode}-${field}`;
  const renamed = failure && {
    ...failure,
    fieldErrors: Object.fromEntries(
      Object.entries(errors).map(([field, value]) => [field && id(field), value]),
    ),
  };
  useLeaveGuard(dirty);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const input = { name: textOf(form, "name"), timeZone: textOf(form, "timeZone") };
    const done = mode === "update" ? await update.submit(input) : await create.submit(input);
    if (!done) return;
    setDirty(false);
    if (mode === "update") {
      notify.success("The team is saved");
      router.refresh();
      // A full load, once the guard has gone: what was cached belongs to the other team.
    } else setTimeout(() => window.location.assign("/cases"));
  }

  return (
    <form
      onSubmit={onSubmit}
      onChange={() => setDirty(true)}
      method="post"
      noValidate
      className="flex max-w-md flex-col gap-4"
    >
      <FormFailure
        failure={renamed}
        labels={{ [id("name")]: labels.name, [id("timeZone")]: labels.timeZone }}
      />
      <Field id={id("name")} label={labels.name} error={errors.name} required>
        <TextInput name="name" defaultValue={team.name} autoComplete="off" />
      </Field>
      <Field
        id={id("timeZone")}
        label={labels.timeZone}
        hint="Dates are shown in this zone. Exports use ISO dates in UTC."
        error={errors.timeZone}
        required
      >
        <TimeZoneSelect
          name="timeZone"
          defaultValue={team.timeZone}
          zones={zones}
          onChange={() => setDirty(true)}
        />
      </Field>
      <div>
        <Button type="submit" variant={mode === "update" ? "primary" : "secondary"} pending={pending}>
          {mode === "update" ? "Save team" : "Create team"}
        </Button>
      </div>
    </form>
  );
}
