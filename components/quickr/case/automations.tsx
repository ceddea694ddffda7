"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { Section } from "@/components/ui/section";
import { attachAutomationsAction } from "@/lib/quickr/actions";
import { automationsOptions } from "@/lib/quickr/query-options";
import type { QuickrCaseDto } from "@/lib/quickr/types";
import { ChoiceList } from "../choice-list";
import { useCaseWrites } from "./with-case";

/** Which automations act on the case, and changing that. */
export function Automations({ quickr }: { quickr: QuickrCaseDto }) {
  const [open, setOpen] = useState(false);
  const { data } = useQuery(automationsOptions(quickr.connectionId));
  const nameOf = (id: string) => data?.items.find((one) => one.id === id)?.name ?? id;
  return (
    <Section
      title="Automations"
      description="They act on the case by themselves when it changes; each run leaves a note."
      actions={
        quickr.may.update && (
          <Button size="sm" onClick={() => setOpen(true)}>
            Attach automations
          </Button>
        )
      }
    >
      {quickr.automationIds.length === 0 ? (
        <p className="text-ink-2 text-sm">None are attached.</p>
      ) : (
        <ul className="text-sm">
          {quickr.automationIds.map((id) => (
            <li key={id} className="wrap-anywhere py-0.5">
              {nameOf(id)}
            </li>
          ))}
        </ul>
      )}
      {open && <AttachDialog quickr={quickr} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function AttachDialog({ quickr, onClose }: { quickr: QuickrCaseDto; onClose: () => void }) {
  const query = useQuery(automationsOptions(quickr.connectionId));
  const { write, pending } = useCaseWrites(quickr.caseId);
  const [chosen, setChosen] = useState(quickr.automationIds);
  const [error, setError] = useState<string | null>(null);

  function save() {
    setError(null);
    void write({
      name: "automations",
      send: (operationId) =>
        attachAutomationsAction({ caseId: quickr.caseId, operationId, automationIds: chosen }),
      done: "Automations changed",
      onRefused: (refusal) => setError(refusal.message),
      onGone: onClose,
    });
  }

  return (
    <FormDialog
      onClose={onClose}
      size="sm"
      title="Attach automations"
      description="Those that are chosen act on this case from its next change on."
      submit="Save automations"
      pending={pending !== null}
      problem={error}
      onSubmit={save}
    >
      <Loaded query={query} what="automations" rows={3}>
        {({ items }) => (
          <ChoiceList
            legend="Automations"
            options={items.map(({ id, name, description }) => ({
              value: id,
              label: name,
              hint: description,
            }))}
            chosen={chosen}
            onChange={setChosen}
          >
            {items.length === 0 && (
              <p className="text-ink-2 text-sm">
                None are made yet; an admin makes them on the connection’s page.
              </p>
            )}
          </ChoiceList>
        )}
      </Loaded>
    </FormDialog>
  );
}
