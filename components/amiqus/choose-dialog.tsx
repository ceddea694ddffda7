"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import { count } from "@/lib/format/names";
import { type AmiqusAnswer, useAmiqusWrite } from "./use-amiqus-write";

/** Most lines in sight: more are found by typing. */
const MAX_SHOWN = 100;
/** From this many on there is something to type into. */
const SEARCHED_FROM = 9;

export interface ChooseOption {
  value: string;
  label: string;
  hint: string;
}

type How = "add" | "replace";

interface ChooseDialogProps {
  title: string;
  legend: string;
  /** What is chosen, in the singular. */
  noun: string;
  options: readonly ChooseOption[];
  /** Values that hold now. */
  held: readonly string[];
  onClose: () => void;
  send: (how: How, values: string[], operationId: string) => Promise<AmiqusAnswer>;
  done: (how: How, added: number | null) => string;
  /** Stale afterwards, beside clients and operations. */
  alsoStale?: readonly unknown[] | undefined;
}

/** Chooses several of a list, to add to what holds or to take its place. */
export function ChooseDialog(props: ChooseDialogProps) {
  const { title, legend, noun, options, held, onClose, send, done, alsoStale } = props;
  const { write, pending } = useAmiqusWrite();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(held));
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const words = text.trim().toLowerCase();
  const matching = options.filter(
    (option) => words === "" || `${option.label} ${option.hint}`.toLowerCase().includes(words),
  );
  const shown = matching.slice(0, MAX_SHOWN);

  const toggle = (value: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(value)) after.add(value);
      return after;
    });

  function press(how: How) {
    const values = [...chosen];
    setError(values.length === 0 ? `Choose at least one ${noun}.` : null);
    if (values.length === 0) return;
    void write({
      name: how,
      send: (operationId) => send(how, values, operationId),
      done: (result) => done(how, result.added),
      onRefused: (refusal) => setError(refusal.message),
      onGone: onClose,
      ...(alsoStale ? { alsoStale } : {}),
    });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description="Adding keeps those who are there. Replacing removes everyone who is not chosen."
      footer={
        <>
          <Button variant="primary" pending={pending === "replace"} onClick={() => press("replace")}>
            Replace with chosen
          </Button>
          <Button pending={pending === "add"} onClick={() => press("add")}>
            Add chosen
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {error && <Notice tone="danger">{error}</Notice>}
        {options.length >= SEARCHED_FROM && (
          <Field label="Find">
            <TextInput
              type="search"
              value={text}
              autoComplete="off"
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
        )}
        <Fieldset legend={legend} hint={`${count(chosen.size)} chosen`}>
          {shown.map((option) => (
            <Checkbox
              key={option.value}
              label={option.label}
              hint={option.hint || undefined}
              checked={chosen.has(option.value)}
              onChange={() => toggle(option.value)}
            />
          ))}
          {shown.length === 0 && <p className="text-ink-2 text-sm">Nothing matches.</p>}
          {matching.length > shown.length && (
            <p className="text-ink-2 text-sm">
              {count(matching.length - shown.length)} more. Type part of the name to find them.
            </p>
          )}
        </Fieldset>
      </div>
    </Dialog>
  );
}
