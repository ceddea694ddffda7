import "server-only";
import { z } from "zod";
import { storeFetched } from "@/lib/cases/operations";
import type { OperationHandler } from "@/lib/operations/handler";
import { fetchedCaseSchema } from "@/lib/operations/result-schemas";
import { amiqusOf } from "@/lib/providers/amiqus/client-of";
import { afterWrite } from "@/lib/providers/failures";
import type { Adapter, FetchedCase } from "@/lib/providers/port";
import { changeHolders, changeLabel, holdersOfRecord, isChanged, storedChange } from "../assignees/change";

const assigneesInput = z.object({ recordId: z.string(), ...storedChange });
const assigneesResult = z.object({ fetched: fetchedCaseSchema, added: z.number().nullable() });

function fetchRecord(adapter: Adapter, id: string): Promise<FetchedCase> {
  return adapter.cases.fetch({ kind: "record", id });
}

/**
 * Changes who holds a record at Amiqus. The record is read again, so that the desk's own assignee follows by the rule
 * that every answer of Amiqus follows (lib/sync/assignee.ts).
 */
export const recordAssignees: OperationHandler<
  z.infer<typeof assigneesInput>,
  z.infer<typeof assigneesResult>
> = {
  kind: "amiqus.record.assignees",
  inputSchema: assigneesInput,
  resultSchema: assigneesResult,
  label: (change) => changeLabel(change, "record"),
  async send(adapter, { recordId, ...change }) {
    const added = await changeHolders(holdersOfRecord(amiqusOf(adapter), recordId), change);
    return { fetched: await afterWrite(() => fetchRecord(adapter, recordId)), added };
  },
  async find(adapter, { recordId, ...change }) {
    if (!(await isChanged(holdersOfRecord(amiqusOf(adapter), recordId), change))) return { found: "none" };
    return { found: "one", value: { fetched: await fetchRecord(adapter, recordId), added: null } };
  },
  idOf: ({ fetched }) => fetched.case.ref.id,
  apply: (tx, scope, _input, { fetched }) => storeFetched(tx, scope, fetched),
  audit: { action: "case.assignees-at-provider", objectType: "case" },
};

const record = z.object({ recordId: z.string() });
type RecordId = z.infer<typeof record>;

/**
 * Makes an SDK token for a record. The token never becomes part of the operation: `takeToken` gets it, once. A lost
 * answer took the token with it. Nothing can be looked up and nothing is left to settle: it counts as made, because one
 * may have been, and lapses unused within the hour; another one is asked for instead.
 */
export function sdkTokenTelling(takeToken: (token: string) => void): OperationHandler<RecordId, RecordId> {
  return {
    kind: "amiqus.sdk-token",
    inputSchema: record,
    resultSchema: record,
    label: () => "Make token for an app",
    async send(adapter, { recordId }) {
      takeToken((await amiqusOf(adapter).createSdkToken(recordId)).value.token);
      return { recordId };
    },
    find: async (_adapter, input) => ({ found: "one", value: input }),
    idOf: ({ recordId }) => recordId,
    apply: async () => ({}),
    audit: { action: "case.sdk-token", objectType: "case" },
  };
}

/** Making a token as it is taken up again after a crash: the token of then is lost. */
export const sdkToken = sdkTokenTelling(() => undefined);
