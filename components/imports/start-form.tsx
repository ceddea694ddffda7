"use client";

import { type FormEvent, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/fieldset";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import type { ConnectionChoice } from "@/lib/connections/types";
import { plural } from "@/lib/format/names";
import { startImportAction } from "@/lib/imports/actions";
import type { DuplicateChoice, ImportDetail } from "@/lib/imports/types";
import { useImportAction } from "./use-import-action";

interface StartFormProps {
  detail: ImportDetail;
  connections: readonly ConnectionChoice[];
}

/** Says where the clients are created and what happens to duplicates, and starts. */
export function StartForm({ detail, connections }: StartFormProps) {
  const [chosen, setChosen] = useState(() =>
    connections.length === 1 ? connections.map(({ id }) => id) : [],
  );
  const [duplicates, setDuplicates] = useState<DuplicateChoice>("skip");
  const { pending, failure, run } = useImportAction(detail.id);
  const { counts } = detail;
  const rows = counts.pending + (duplicates === "create" ? counts.duplicate : 0);

  function submit(event: FormEvent) {
    event.preventDefault();
    void run(() => startImportAction({ importId: detail.id, connectionIds: chosen, duplicates }));
  }

  if (counts.pending + counts.duplicate === 0)
    return (
      <Notice tone="warning" title="There is nothing to create">
        No row of this file is a new client. Look at the reasons below, choose other columns, or correct the
        file.
      </Notice>
    );
  return (
    <form onSubmit={submit} noValidate className="flex max-w-xl flex-col gap-4">
      <FormFailure failure={failure} />
      {connections.length > 0 ? (
        <Fieldset
          id="connectionIds"
          legend="Create at"
          hint="Each provider gets every client once. With none chosen the clients are kept here and can follow later."
        >
          {connections.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={(event) =>
                setChosen(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
          ))}
        </Fieldset>
      ) : (
        <p className="text-ink-2">
          No connection keeps clients. They are kept here and can be created at a provider later.
        </p>
      )}
      {counts.duplicate > 0 && (
        <RadioGroup
          legend={`${plural(counts.duplicate, "row looks", "rows look")} like a client you have, or like an earlier row`}
          hint="Clients you have are never changed by an import."
          value={duplicates}
          onChange={(value) => setDuplicates(value === "create" ? "create" : "skip")}
          options={[
            { value: "skip", label: "Leave them out" },
            { value: "create", label: "Create them too" },
          ]}
        />
      )}
      <div>
        <Button type="submit" variant="primary" pending={pending} disabled={rows === 0}>
          Create {plural(rows, "client")}
        </Button>
      </div>
    </form>
  );
}
