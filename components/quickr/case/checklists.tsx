"use client";

import { type FormEvent, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { TextInput } from "@/components/ui/text-input";
import { answerChecklistAction } from "@/lib/quickr/actions";
import type { AgentChecklistDto, QuickrCaseDto } from "@/lib/quickr/types";
import { useCaseWrites } from "./with-case";

/** Checklists that staff answer before the case can be approved. Nothing when the case has none. */
export function Checklists({ quickr }: { quickr: QuickrCaseDto }) {
  if (quickr.checklists.length === 0) return null;
  return (
    <Section title="Checklists" description="Quickr takes an approval only once these are complete.">
      <div className="flex flex-col gap-6">
        {quickr.checklists.map((checklist) => (
          <Checklist key={checklist.id} checklist={checklist} quickr={quickr} />
        ))}
      </div>
    </Section>
  );
}

const answersOf = (checklist: AgentChecklistDto) =>
  new Map(checklist.items.map((item) => [item.id, item.answer ?? ""]));

function Checklist({ checklist, quickr }: { checklist: AgentChecklistDto; quickr: QuickrCaseDto }) {
  const { write, pending } = useCaseWrites(quickr.caseId);
  const [typed, setTyped] = useState<Map<string, string>>(new Map());
  const [error, setError] = useState<string | null>(null);
  const answers = new Map([...answersOf(checklist), ...typed]);
  const changed = checklist.items.filter((item) => answers.get(item.id) !== (item.answer ?? ""));

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    setError(changed.length === 0 ? "No answer has been changed yet." : null);
    if (changed.length === 0) return;
    void write({
      name: "answers",
      send: (operationId) =>
        answerChecklistAction({
          caseId: quickr.caseId,
          operationId,
          checklistId: checklist.id,
          answers: changed.map(({ id }) => ({ id, answer: answers.get(id)?.trim() ?? "" })),
        }),
      done: "Answers saved",
      onRefused: (refusal) => setError(refusal.message),
      onGone: () => setTyped(new Map()),
    });
  }

  return (
    <form noValidate aria-label={checklist.name} onSubmit={onSubmit} className="flex max-w-lg flex-col gap-3">
      <h3 className="flex items-center gap-2 font-semibold text-sm">
        {checklist.name}
        <Badge tone={checklist.complete ? "approved" : "review"}>
          {checklist.complete ? "Complete" : "To be completed"}
        </Badge>
      </h3>
      {error && <Notice tone="danger">{error}</Notice>}
      {checklist.items.map((item) => (
        <Field key={item.id} label={item.title} hint={item.description}>
          <TextInput
            value={answers.get(item.id) ?? ""}
            autoComplete="off"
            readOnly={!quickr.may.update}
            onChange={(event) => setTyped(new Map(typed).set(item.id, event.target.value))}
          />
        </Field>
      ))}
      {quickr.may.update && (
        <div>
          <Button type="submit" pending={pending !== null}>
            Save answers
          </Button>
        </div>
      )}
    </form>
  );
}
