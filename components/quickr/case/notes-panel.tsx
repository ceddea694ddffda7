"use client";

import { type FormEvent, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import type { CaseView } from "@/lib/cases/types";
import { addNoteAction } from "@/lib/quickr/actions";
import type { QuickrCaseDto } from "@/lib/quickr/types";
import { Checklists } from "./checklists";
import { useCaseWrites, WithCase } from "./with-case";

/** What staff, automations and Quickr wrote down, what was sent out, and the checklists to complete. */
export function NotesPanel({ view }: { view: CaseView }) {
  return (
    <WithCase view={view}>
      {(quickr: QuickrCaseDto) => (
        <>
          <Checklists quickr={quickr} />
          <Notes quickr={quickr} />
          <Notifications quickr={quickr} />
        </>
      )}
    </WithCase>
  );
}

function Notes({ quickr }: { quickr: QuickrCaseDto }) {
  return (
    <Section
      title="Notes"
      description="They are kept at Quickr, where its own staff and automations write too."
    >
      {quickr.may.update && <AddNote caseId={quickr.caseId} />}
      {quickr.notes.length === 0 ? (
        <p className="text-ink-2 text-sm">No notes yet.</p>
      ) : (
        <ul className="text-sm" aria-label="Notes">
          {quickr.notes.map((note) => (
            <li key={note.id} className="border-b py-2 last:border-b-0">
              <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
                <Badge>{note.typeLabel}</Badge>
                {note.author}
                {note.at && <RelativeTime at={note.at} className="text-ink-3" />}
              </p>
              <p className="wrap-anywhere max-w-[72ch] whitespace-pre-line text-base">{note.text}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function AddNote({ caseId }: { caseId: string }) {
  const { write, pending } = useCaseWrites(caseId);
  const [text, setText] = useState("");
  const [error, setError] = useState<string | undefined>();

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const empty = text.trim() === "";
    setError(empty ? "Write something." : undefined);
    if (empty) return;
    void write({
      name: "note",
      send: (operationId) => addNoteAction({ caseId, operationId, text: text.trim() }),
      done: "Note added",
      onRefused: (refusal) => setError(refusal.fieldErrors.text?.[0] ?? refusal.message),
      onGone: () => setText(""),
    });
  }

  return (
    <form noValidate onSubmit={onSubmit} className="mb-3 flex max-w-lg flex-col items-start gap-2">
      <Field label="New note" error={error} className="w-full">
        <Textarea value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Button type="submit" pending={pending !== null}>
        Add note
      </Button>
    </form>
  );
}

function Notifications({ quickr }: { quickr: QuickrCaseDto }) {
  return (
    <Section title="Notifications" description="What Quickr sent out about this case.">
      {quickr.notifications.length === 0 ? (
        <p className="text-ink-2 text-sm">None yet.</p>
      ) : (
        <ul className="text-sm">
          {quickr.notifications.map((one) => (
            <li key={one.id} className="flex flex-wrap gap-x-3 border-b py-1.5 last:border-b-0">
              <span className="font-medium">{one.label}</span>
              {one.detail && <span className="wrap-anywhere text-ink-2">{one.detail}</span>}
              {one.at && <RelativeTime at={one.at} className="ml-auto text-ink-3" />}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
