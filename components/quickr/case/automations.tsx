"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Fieldset } from "@/components/ui/fieldset";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { attachAutomationsAction } from "@/lib/quickr/actions";
import { automationsOptions } from "@/lib/quickr/query-options";
import type { QuickrCaseDto } from "@/lib/quickr/types";
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
  const formId = useId();
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
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title="Attach automations"
      description="Those that are chosen act on this case from its next change on."
      footer={
        <>
          <Button type="submit" form={formId} variant="primary" pending={pending !== null}>
            Save automations
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {error && <Notice tone="danger">{error}</Notice>}
        <Loaded query={query} what="automations" rows={3}>
          {({ items }) => (
            <Fieldset legend="Automations">
              {items.length === 0 && (
                <p className="text-ink-2 text-sm">
                  None are made yet; an admin makes them on the connection’s page.
                </p>
              )}
              {items.map(({ id, name, description }) => (
                <Checkbox
                  key={id}
                  label={name}
                  hint={description ?? undefined}
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    setChosen(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                  }
                />
              ))}
            </Fieldset>
          )}
        </Loaded>
      </form>
    </Dialog>
  );
}
