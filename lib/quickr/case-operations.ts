import "server-only";
import { z } from "zod";
import { notifyTeam } from "@/lib/events/notify";
import type { OperationHandler } from "@/lib/operations/handler";
import { fetchedCaseSchema } from "@/lib/operations/result-schemas";
import { ProviderError } from "@/lib/providers/errors";
import type { Adapter, FetchedCase } from "@/lib/providers/port";
import { FIELDS, INTENTS, NOTE_TYPE, sameCode } from "@/lib/providers/quickr/assumptions";
import type { QuickrClient } from "@/lib/providers/quickr/client";
import { quickrOf } from "@/lib/providers/quickr/client-of";
import { caseOf, type JsonObject, rowsOf, scheduleOf, typeOf } from "@/lib/providers/quickr/parts";
import { AGENT_EDIT_TYPES, SCHEDULES } from "@/lib/providers/quickr/vocabulary";
import { dateOf, idOf, listOf, objectOf, textOf } from "@/lib/providers/read";
import { upsertCases } from "@/lib/sync/upsert";

/** What a write about a case came to: what it made, and the case as it is now, where it could be read. */
const resultSchema = z.object({
  id: z.string().nullable(),
  fetched: fetchedCaseSchema.nullable(),
});
type CaseResult = z.infer<typeof resultSchema>;

/** Clocks of the desk and Quickr may differ by this much. */
const SLACK_MS = 5 * 60_000;

interface CaseWork<Input extends { quickrId: string }> {
  kind: string;
  label: string;
  input: z.ZodType<Input>;
  /** The write; answers the id of what it made, if anything. */
  send(quickr: QuickrClient, input: Input): Promise<string | null>;
  /** Whether the case, or what else Quickr answers, shows that the write was done; null when it does not tell. */
  done(
    row: JsonObject,
    input: Input,
    since: Date,
    quickr: QuickrClient,
  ): boolean | null | Promise<boolean | null>;
}

function caseWork<Input extends { quickrId: string }>(
  work: CaseWork<Input>,
): OperationHandler<Input, CaseResult> {
  const action = `quickr.${work.kind}`;
  return {
    kind: action,
    inputSchema: work.input,
    resultSchema,
    label: () => work.label,
    async send(adapter, input) {
      const id = await work.send(quickrOf(adapter), input);
      return { id, fetched: await lookAgain(adapter, input.quickrId) };
    },
    async find(adapter, input, since) {
      const fetched = await adapter.cases.fetch({ kind: "case", id: input.quickrId });
      const from = new Date(since.getTime() - SLACK_MS);
      const answer = await work.done(caseOf(fetched.snapshot), input, from, quickrOf(adapter));
      if (answer === null) return { found: "unsure", candidates: [] };
      return answer ? { found: "one", value: { id: null, fetched } } : { found: "none" };
    },
    idOf: (result) => result.id ?? "",
    async apply(tx, scope, _input, result) {
      const subject = scope.subjectId === null ? {} : { subjectId: scope.subjectId };
      const connection = await tx.connection.findFirst({
        where: { id: scope.connectionId, teamId: scope.teamId },
        select: { id: true, teamId: true, provider: true },
      });
      if (!connection) return subject;
      if (result.fetched) await upsertCases(tx, connection, [result.fetched], "write");
      if (scope.subjectId !== null) await notifyTeam(tx, scope.teamId, "cases", [scope.subjectId]);
      return subject;
    },
    audit: { action, objectType: "case" },
  };
}

/** The write is done and answered; a failing read only means that the desk shows it a little later. */
async function lookAgain(adapter: Adapter, id: string): Promise<FetchedCase | null> {
  try {
    return await adapter.cases.fetch({ kind: "case", id });
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

const at = { quickrId: z.string() };
const rows = z.array(z.record(z.string(), z.json()));

/** Whether every field of the rows is among those kept, in the same order of entries. */
function holdsRows(kept: readonly JsonObject[], sent: readonly JsonObject[]): boolean {
  return sent.every((row, index) =>
    Object.entries(row).every(([key, value]) => JSON.stringify(kept[index]?.[key]) === JSON.stringify(value)),
  );
}

const since = (value: JsonObject, key: string, from: Date): boolean => {
  const time = dateOf(value[key]);
  return time !== null && time >= from;
};

/** Makes the hosted form of a case that was checked at once. A case has one at most. */
export const declarationCreate = caseWork({
  kind: "declaration-create",
  label: "Create declaration link",
  input: z.object(at),
  send: async (quickr, { quickrId }) => (await quickr.createDeclaration(quickrId)).value.id,
  done: (row) => textOf(objectOf(row.urls).declaration_url) !== null,
});

/** Puts values into the declaration, and finishes it where asked. */
export const declarationUpdate = caseWork({
  kind: "declaration-update",
  label: "Change declaration",
  input: z.object({
    ...at,
    declarationId: z.string(),
    finish: z.boolean(),
    sections: z.array(z.object({ type: z.string(), data: rows })),
  }),
  async send(quickr, { quickrId, declarationId, finish, sections }) {
    await quickr.updateDeclaration(quickrId, declarationId, {
      [FIELDS.intent]: finish ? INTENTS.finish : INTENTS.update,
      [FIELDS.declarationData]: sections,
    });
    return null;
  },
  done: (row, { finish, sections }) =>
    finish
      ? textOf(row.declared_at) !== null
      : sections.every(({ type, data }) => holdsRows(rowsOf(row.declarations, type), data)),
});

/** Runs checks now. Schedules stay as they are. */
export const checksRun = caseWork({
  kind: "checks-run",
  label: "Run checks now",
  input: z.object({ ...at, checks: z.array(z.string()) }),
  async send(quickr, { quickrId, checks }) {
    await quickr.scheduleChecks(quickrId, checks);
    return null;
  },
  done(row, { checks }, from) {
    const asked = listOf(row.checks).filter((check) => checks.includes(textOf(objectOf(check).type) ?? ""));
    const started = asked.some((check) => {
      const one = objectOf(check);
      return sameCode(textOf(one.status) ?? "", "IN_PROGRESS") || since(one, "updated_at", from);
    });
    // A check without its data does not run, and shows nothing of having been asked to.
    return started ? true : null;
  },
});

/** Sets or takes away the schedules of checks. */
export const schedulesChange = caseWork({
  kind: "schedules-change",
  label: "Change schedules",
  input: z.object({
    ...at,
    schedules: z.array(z.object({ type: z.string(), schedule: z.enum(SCHEDULES).nullable() })),
  }),
  async send(quickr, { quickrId, schedules }) {
    await quickr.patchCase(quickrId, {
      checks: schedules.map(({ type, schedule }) => ({ type, options: { schedule } })),
    });
    return null;
  },
  done: (row, { schedules }) =>
    schedules.every(({ type, schedule }) =>
      listOf(row.checks).some(
        (check) =>
          (textOf(objectOf(check).type) === type || typeOf(check) === type) && scheduleOf(check) === schedule,
      ),
    ),
});

/** Starts signing over: everybody signs again. */
export const contractRenew = caseWork({
  kind: "contract-renew",
  label: "Renew contract",
  input: z.object({ ...at, contractId: z.string() }),
  send: async (quickr, { quickrId, contractId }) =>
    (await quickr.renewContract(quickrId, contractId)).value.id,
  done: async (_row, { quickrId, contractId }, from, quickr) =>
    since(objectOf((await quickr.retrieveContract(quickrId, contractId)).raw), "created_at", from),
});

/** Puts declared values right. */
export const agentEdit = caseWork({
  kind: "agent-edit",
  label: "Edit declared values",
  input: z.object({ ...at, type: z.enum(AGENT_EDIT_TYPES), data: rows }),
  send: async (quickr, { quickrId, type, data }) =>
    (await quickr.createAgentEdit(quickrId, { type, data })).value.id,
  done: (row, { type, data }, from) =>
    listOf(row.agent_edits).some((entry) => {
      const edit = objectOf(entry);
      return edit.type === type && since(edit, "created_at", from) && holdsRows(rowsIn(edit.data), data);
    }),
});

function rowsIn(value: JsonObject[string] | undefined): JsonObject[] {
  return listOf(value).map(objectOf);
}

/** Answers items of a checklist of the case. */
export const checklistAnswer = caseWork({
  kind: "checklist-answer",
  label: "Answer checklist",
  input: z.object({
    ...at,
    checklistId: z.string(),
    answers: z.array(z.object({ id: z.string(), answer: z.string() })),
  }),
  async send(quickr, { quickrId, checklistId, answers }) {
    await quickr.answerChecklist(quickrId, checklistId, answers);
    return null;
  },
  done(row, { checklistId, answers }) {
    const list = objectOf(listOf(row.agent_checklists).find((entry) => idOf(entry) === checklistId));
    const items = rowsIn(list.data);
    return answers.every(({ id, answer }) =>
      items.some((item) => idOf(item) === id && (textOf(item.answer) ?? "") === answer),
    );
  },
});

/** Writes a note at Quickr. */
export const noteCreate = caseWork({
  kind: "note-create",
  label: "Add note",
  input: z.object({ ...at, text: z.string() }),
  send: async (quickr, { quickrId, text }) =>
    (await quickr.createNote(quickrId, { type: NOTE_TYPE.general, text })).value.id,
  done: (row, { text }, from) =>
    listOf(row.notes).some((entry) => {
      const note = objectOf(entry);
      return note.text === text && since(note, "created_at", from);
    }),
});

/** Sets which automations watch the case. */
export const automationsAttach = caseWork({
  kind: "automations-attach",
  label: "Attach automations",
  input: z.object({ ...at, automationIds: z.array(z.string()) }),
  async send(quickr, { quickrId, automationIds }) {
    await quickr.patchCase(quickrId, { automations: automationIds.map((id) => ({ id })) });
    return null;
  },
  done: (row, { automationIds }) =>
    JSON.stringify(
      listOf(row.automations)
        .flatMap((entry) => idOf(entry) ?? [])
        .sort(),
    ) === JSON.stringify([...automationIds].sort()),
});
