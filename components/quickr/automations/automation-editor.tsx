"use client";

import { type FormEvent, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { FieldErrors } from "@/lib/errors";
import { writeAutomationAction } from "@/lib/quickr/actions";
import { quickrKeys } from "@/lib/quickr/query-options";
import { useQuickrWrite } from "../use-quickr-write";
import { type AutomationDraft, automationBody, checkAutomation } from "./automation-draft";
import { AutomationFields } from "./automation-fields";
import { DryRun } from "./dry-run";

interface AutomationEditorProps {
  connectionId: string;
  /** Null makes a new one. */
  automationId: string | null;
  start: AutomationDraft;
  onClose: () => void;
}

/** Paths of the write's body as the form names its fields. */
const ownPaths = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([path, said]) => [path.replace(/^body\./, ""), said]));

const labels = { name: "Name", description: "Description", conditions: "Conditions" };

/** Writes an automation, and tries it out on a case before it is saved. */
export function AutomationEditor({ connectionId, automationId, start, onClose }: AutomationEditorProps) {
  const [draft, setDraft] = useState(start);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [message, setMessage] = useState<string | null>(null);
  const { write, pending } = useQuickrWrite([quickrKeys.automations(connectionId)]);
  useLeaveGuard(draft !== start);

  function problems(): boolean {
    const found = checkAutomation(draft);
    setErrors(found);
    const any = Object.keys(found).length > 0;
    setMessage(any ? "Some fields need attention. Nothing was sent." : null);
    return any;
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (problems()) return;
    void write({
      name: "automation",
      send: (operationId) =>
        writeAutomationAction({ connectionId, operationId, automationId, body: automationBody(draft) }),
      done: automationId === null ? "Automation created" : "Automation changed",
      onRefused: (refusal) => {
        setErrors(ownPaths(refusal.fieldErrors));
        setMessage(refusal.message);
      },
      onGone: onClose,
    });
  }

  return (
    <>
      <Section title={automationId === null ? "Create automation" : "Edit automation"}>
        <form
          noValidate
          aria-label="Automation"
          autoComplete="off"
          onSubmit={onSubmit}
          className="flex flex-col gap-4"
        >
          <FormFailure
            failure={
              message === null ? null : { code: "invalid", message, fieldErrors: errors, requestId: "" }
            }
            labels={labels}
          />
          <AutomationFields draft={draft} errors={errors} onChange={setDraft} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" pending={pending !== null}>
              {automationId === null ? "Create automation" : "Save automation"}
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </div>
        </form>
      </Section>
      <DryRun connectionId={connectionId} draft={draft} onCheck={() => !problems()} />
    </>
  );
}
