"use client";

import { useState } from "react";
import { useCaseWrite } from "@/components/cases/use-case-write";
import { editHubCaseAction } from "@/lib/action-management/actions";
import { fetchCaseEdit } from "@/lib/action-management/fetchers";
import type { CaseEditDto } from "@/lib/action-management/types";
import type { Failure } from "@/lib/api-client";
import { conflictsOf, differences, type EditFields } from "@/lib/providers/action-management/case-edit";
import { withValue } from "./edit-words";

/** What another changed while the form was open: where, and the case as it is now. */
export interface Conflict {
  paths: string[];
  theirs: EditFields;
}

/**
 * The form of a case: `wanted` is what was typed, compared with the case as it was when the form was opened. A conflict
 * keeps what was typed and waits for a choice at each field.
 */
export function useCaseEdit(caseId: string, data: CaseEditDto, onSaved: () => void) {
  const { write, pending } = useCaseWrite();
  const [seen, setSeen] = useState(data.fields);
  const [wanted, setWanted] = useState(data.fields);
  const [cost, setCost] = useState(data.fields.cost?.toString() ?? "");
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [saved, setSaved] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const number = cost.trim() === "" ? null : Number(cost.trim().replace(",", "."));
  const next: EditFields = { ...wanted, cost: number };
  const changed = Number.isNaN(number) || differences(seen, next).length > 0;

  function refuse(message: string, fieldErrors: Record<string, string[]>) {
    const named = Object.entries(fieldErrors).map(([path, words]) => [path.replace(/^wanted\./, ""), words]);
    setFailure({ code: "invalid", message, fieldErrors: Object.fromEntries(named), requestId: "" });
  }

  /** Which of the fields another changed is told by reading the case again; without that the refusal stands. */
  async function explain(message: string, fieldErrors: Record<string, string[]>) {
    const now = await fetchCaseEdit(caseId).catch(() => null);
    const paths = now === null ? [] : conflictsOf(seen, next, now.fields);
    if (now === null || paths.length === 0) refuse(message, fieldErrors);
    else setConflict({ paths, theirs: now.fields });
  }

  function save() {
    setFailure(null);
    const name = next.name?.trim() ?? "";
    const wrong = {
      ...(name === "" ? { name: ["Enter a name."] } : {}),
      ...(Number.isNaN(number) ? { cost: ["Enter a number."] } : {}),
    };
    if (Object.keys(wrong).length > 0) {
      refuse("Some fields need attention. Nothing was sent.", wrong);
      return;
    }
    void write({
      caseId,
      name: "edit",
      send: (operationId) => editHubCaseAction({ caseId, operationId, seen, wanted: { ...next, name } }),
      done: "Case changed",
      onRefused: (error, result) => {
        if (result) void explain(error.message, error.fieldErrors);
        else refuse(error.message, error.fieldErrors);
      },
      onDone: () => {
        setSaved(true);
        onSaved();
      },
    });
  }

  /** Settles one field of a conflict: theirs is taken, or mine is to be sent over it. */
  function settle(path: string, take: "theirs" | "mine") {
    if (conflict === null) return;
    const { theirs } = conflict;
    setSeen((before) => withValue(before, path, theirs));
    if (take === "theirs") {
      setWanted((before) => withValue(before, path, theirs));
      if (path === "cost") setCost(theirs.cost?.toString() ?? "");
    }
    const paths = conflict.paths.filter((one) => one !== path);
    setConflict(paths.length === 0 ? null : { paths, theirs });
  }

  return {
    fields: next,
    set: (patch: Partial<EditFields>) => setWanted((before) => ({ ...before, ...patch })),
    cost,
    setCost,
    changed,
    conflict,
    settle,
    failure,
    save,
    pending: pending === "edit",
    /** Sent, or on its way: what would be typed now would be lost when the form starts anew. */
    blocked: saved || pending === "edit",
  };
}
