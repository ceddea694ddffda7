"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import type { NotesQuestion } from "@/lib/action-management/fetchers";
import { hubNotesOptions } from "@/lib/action-management/query-options";
import type { NoteDto } from "@/lib/action-management/types";
import { NoteAuthor } from "../note-words";
import { isQuestion, questionOf } from "./notes-question";
import { SkipPager } from "./skip-pager";

const firstForm = () => ({ from: daysAgo(7), to: "", top: "100" });

/** What the notes are asked for first: those of a week. */
export const firstNotes = () => asked(firstForm());

/** Notes of all cases of a hub by the day on which they were changed, oldest first. */
export function NotesPanel({ connectionId }: { connectionId: string }) {
  const [form, setForm] = useState(firstForm);
  const [errors, setErrors] = useState<Record<string, string[]>>({});
  const [question, setQuestion] = useState(firstNotes);
  const query = useQuery(hubNotesOptions(connectionId, question));

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const next = questionOf(form);
    setErrors(isQuestion(next) ? {} : next);
    if (isQuestion(next)) setQuestion(next);
  }

  return (
    <Section
      title="Notes of the hub"
      description="By the day of change in UTC, oldest first. A first day, a last day or both; at most 1,000 notes a page."
    >
      <form
        noValidate
        onSubmit={onSubmit}
        aria-label="Notes"
        className="mb-3 flex flex-wrap items-start gap-3"
      >
        <Field id="from" label="Changed from" error={errors.from}>
          <DateInput value={form.from} onChange={({ target }) => setForm({ ...form, from: target.value })} />
        </Field>
        <Field id="to" label="Changed until" error={errors.to}>
          <DateInput value={form.to} onChange={({ target }) => setForm({ ...form, to: target.value })} />
        </Field>
        <Field id="top" label="Notes a page" error={errors.top} className="w-32">
          <TextInput
            inputMode="numeric"
            value={form.top}
            onChange={({ target }) => setForm({ ...form, top: target.value })}
          />
        </Field>
        <Button type="submit" className="self-end" pending={query.isFetching}>
          Show notes
        </Button>
      </form>
      {question && (
        <Loaded query={query} what="notes">
          {(page) => (
            <>
              {page.items.length === 0 ? (
                <EmptyState title="No notes">Nothing was written or changed in these days.</EmptyState>
              ) : (
                <ol aria-label="Notes of the hub">
                  {page.items.map((note, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: hubs may repeat ids, and lines hold no state
                    <NoteLine key={`${index} ${note.id}`} note={note} />
                  ))}
                </ol>
              )}
              <SkipPager
                skip={page.skip}
                top={page.top}
                shown={page.items.length}
                total={page.total}
                hasMore={page.hasMore}
                pending={query.isFetching}
                onSkip={(skip) => setQuestion({ ...question, skip })}
              />
            </>
          )}
        </Loaded>
      )}
    </Section>
  );
}

function NoteLine({ note }: { note: NoteDto }) {
  return (
    <li className="border-b py-2 last:border-b-0">
      <div className="flex flex-wrap items-baseline gap-x-3">
        {note.caseId ? (
          <TextLink href={`/cases/${note.caseId}`}>
            {note.caseTitle ?? `Case ${note.providerCaseId}`}
          </TextLink>
        ) : (
          <span className="text-sm">
            Case <span className="font-mono">{note.providerCaseId ?? "?"}</span>, not on the desk
          </span>
        )}
        <NoteAuthor note={note} />
      </div>
      <p className="wrap-anywhere whitespace-pre-line text-sm">{note.comments}</p>
    </li>
  );
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

function asked(form: { from: string; to: string; top: string }): NotesQuestion | null {
  const question = questionOf(form);
  return isQuestion(question) ? question : null;
}
