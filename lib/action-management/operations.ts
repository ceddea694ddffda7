import "server-only";
import { z } from "zod";
import type { OperationHandler } from "@/lib/operations/handler";
import { fetchedCaseSchema } from "@/lib/operations/result-schemas";
import { differences, fieldsOf } from "@/lib/providers/action-management/case-edit";
import { actionManagementOf } from "@/lib/providers/action-management/client-of";
import { editCase, readCase } from "@/lib/providers/action-management/edit";
import { toDeleted } from "@/lib/providers/action-management/mapper";
import { ProviderError } from "@/lib/providers/errors";
import type { FetchedCase } from "@/lib/providers/port";
import { objectOf } from "@/lib/providers/read";
import { laterThan } from "@/lib/sync/gone";
import { upsertCases } from "@/lib/sync/upsert";
import { type StoredEdit, storedEditSchema } from "./schema";

/**
 * Changes a case: read again, compared, sent back whole. A lost answer is settled by reading the case: when it shows
 * everything that was wanted, the write was done or is not needed any more.
 */
export const caseEdit: OperationHandler<StoredEdit, FetchedCase> = {
  kind: "action-management.case-edit",
  inputSchema: storedEditSchema,
  resultSchema: fetchedCaseSchema,
  label: () => "Change case",
  send: (adapter, { ref, seen, wanted }) => editCase(actionManagementOf(adapter), ref.id, seen, wanted),
  async find(adapter, { ref, seen, wanted }) {
    const now = await readCase(actionManagementOf(adapter), ref.id);
    const apart = new Set(differences(wanted, fieldsOf(objectOf(now.snapshot).case ?? null)));
    const done = differences(seen, wanted).every((path) => !apart.has(path));
    return done ? { found: "one", value: now } : { found: "none" };
  },
  idOf: (result) => result.case.ref.id,
  async apply(tx, { teamId, connectionId }, _input, result) {
    const connection = await tx.connection.findFirst({
      where: { id: connectionId, teamId },
      select: { id: true, teamId: true, provider: true },
    });
    if (!connection) return {};
    const [subjectId] = (await upsertCases(tx, connection, [result], "write")).caseIds;
    return subjectId ? { subjectId } : {};
  },
  audit: { action: "case.edit", objectType: "case" },
};

const deleteInput = z.object({ ref: z.object({ kind: z.literal("case"), id: z.string() }) });
const deleteResult = z.object({ id: z.string(), at: z.iso.datetime() });

/**
 * Deletes a case at its hub for good. The desk keeps what it knew of it, archived. A lost answer is settled by asking
 * for the case: one that is gone was deleted.
 */
export const caseDelete: OperationHandler<z.infer<typeof deleteInput>, z.infer<typeof deleteResult>> = {
  kind: "action-management.case-delete",
  inputSchema: deleteInput,
  resultSchema: deleteResult,
  label: () => "Delete case",
  async send(adapter, { ref }) {
    await actionManagementOf(adapter).deleteCase(ref.id);
    return { id: ref.id, at: new Date().toISOString() };
  },
  async find(adapter, { ref }) {
    try {
      await actionManagementOf(adapter).getCase(ref.id);
      return { found: "none" };
    } catch (error) {
      if (!(error instanceof ProviderError && error.kind === "not-found")) throw error;
      return { found: "one", value: { id: ref.id, at: new Date().toISOString() } };
    }
  },
  idOf: (result) => result.id,
  async apply(tx, { teamId, connectionId, subjectId }, _input, { id, at }) {
    const row = await tx.case.findFirst({
      where: { teamId, connectionId, kind: "case", providerCaseId: id },
      select: {
        id: true,
        providerUpdatedAt: true,
        snapshot: { select: { body: true } },
        connection: { select: { id: true, teamId: true, provider: true } },
      },
    });
    if (!row) return subjectId ? { subjectId } : {};
    const deletedAt = laterThan(row.providerUpdatedAt, new Date(at));
    const known = z.json().parse(row.snapshot?.body ?? null);
    await upsertCases(tx, row.connection, [toDeleted(id, known, deletedAt)], "write");
    return { subjectId: row.id };
  },
  audit: { action: "case.delete-at-provider", objectType: "case" },
};
