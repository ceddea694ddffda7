import "server-only";
import { recordedDownload } from "@/lib/audit/recorded-download";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { readFailure } from "@/lib/cases/provider-failure";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { AmiqusClient } from "@/lib/providers/amiqus/client";
import { idOf } from "@/lib/providers/read";
import { amiqusFor } from "../client";
import { type ClientAtConnection, loadClientTarget } from "../client-target";
import { answersIn, partsOf } from "./fields";
import { richTextOf } from "./rich-text";
import type { ListForms } from "./schema";
import type { ClientFormDetail, ClientFormRow } from "./types";

type FormRow = Awaited<ReturnType<AmiqusClient["listClientForms"]>>[number]["value"];

function recordOf(form: FormRow): string | null {
  const { record } = form;
  if (typeof record === "number") return String(record);
  return typeof record === "object" && record !== null && "id" in record && typeof record.id === "number"
    ? idOf(record.id)
    : null;
}

/** The desk's cases of those records, by the provider's id. */
async function casesOf(ctx: TeamContext, connectionId: string, forms: readonly FormRow[]) {
  const ids = [...new Set(forms.map(recordOf).filter((id) => id !== null))];
  if (ids.length === 0) return new Map<string, string>();
  const rows = await withTeam(ctx.teamId, (tx) =>
    tx.case.findMany({
      where: { teamId: ctx.teamId, connectionId, kind: "record", providerCaseId: { in: ids } },
      select: { id: true, providerCaseId: true },
    }),
  );
  return new Map(rows.map((row) => [row.providerCaseId, row.id]));
}

function rowOf(form: FormRow, cases: ReadonlyMap<string, string>): ClientFormRow {
  const questions = answersIn(partsOf(form.fields ?? []));
  return {
    reference: form.reference,
    name: form.name,
    type: form.type,
    questions: questions.length,
    answered: questions.filter((one) => one.values.length > 0).length,
    flagged: questions.filter((one) => one.flagged).length,
    caseId: cases.get(recordOf(form) ?? "") ?? null,
    updatedAt: form.updated_at,
    completedAt: form.completed_at,
    archivedAt: form.archived_at,
  };
}

const failed = (what: string) => (error: unknown) => {
  throw readFailure(error, "Amiqus", what);
};

/** The forms of a client at Amiqus, last changed first. Throws AppError `forbidden`, `not-found`, `provider`. */
export async function listForms(
  ctx: TeamContext,
  at: ClientAtConnection,
  { type }: ListForms,
): Promise<{ items: ClientFormRow[] }> {
  authorise(ctx, "client.read");
  const target = await loadClientTarget(ctx, at);
  const amiqus = await amiqusFor(ctx.teamId, target.connectionId);
  const rows = await amiqus
    .listClientForms(target.providerClientId, type ? { type } : {})
    .catch(failed("the client's forms"));
  const forms = rows.map(({ value }) => value);
  const cases = await casesOf(ctx, target.connectionId, forms);
  const items = forms.map((form) => rowOf(form, cases));
  return { items: items.sort((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt)) };
}

const uuid = /^[0-9a-f-]{36}$/i;

function checkReference(reference: string): void {
  if (!uuid.test(reference)) throw new AppError("not-found", "There is no such form.");
}

/** One form with its questions and answers. Throws as listForms. */
export async function getForm(
  ctx: TeamContext,
  at: ClientAtConnection,
  reference: string,
): Promise<ClientFormDetail> {
  authorise(ctx, "client.read");
  const target = await loadClientTarget(ctx, at);
  checkReference(reference);
  const amiqus = await amiqusFor(ctx.teamId, target.connectionId);
  const { value } = await amiqus
    .retrieveClientForm(target.providerClientId, reference)
    .catch(failed("the form"));
  return {
    ...rowOf(value, await casesOf(ctx, target.connectionId, [value])),
    description: value.description,
    instructions: richTextOf(value.instructions),
    version: value.version,
    parts: partsOf(value.fields ?? []),
  };
}

/** A form as a PDF, streamed; its SHA-256 goes into the audit trail when it ends. Throws as listForms. */
export async function downloadForm(ctx: TeamContext, at: ClientAtConnection, reference: string) {
  authorise(ctx, "client.read");
  const target = await loadClientTarget(ctx, at);
  checkReference(reference);
  const amiqus = await amiqusFor(ctx.teamId, target.connectionId);
  const file = await amiqus.downloadClientForm(target.providerClientId, reference).catch(failed("the form"));
  return recordedDownload(
    ctx,
    { ...file, fileName: file.fileName ?? `amiqus-form-${reference}.pdf` },
    {
      action: "client.form-download",
      objectType: "client-form",
      objectId: reference,
      clientId: target.clientId,
      detail: { connectionId: target.connectionId },
    },
  );
}
