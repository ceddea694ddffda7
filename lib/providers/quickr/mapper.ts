/** From Quickr's case to the port's. Pure. */
import type { Row } from "@/lib/http/rows";
import type { FetchedCase, Json, ProviderCase } from "../port";
import { dateOf, listOf, objectOf, textOf } from "../read";
import type { QuickrCase } from "./api-schema";
import { CALLBACK_REFERENCE, CASE_STATUS, CONTRACT_STATUS, sameCode } from "./assumptions";
import { flagWords, gravestFlag } from "./flags";
import { clientRow, flagsOf, nameOf, typeOf } from "./parts";
import { caseAttention, caseStatus, isDone, waitingOn } from "./status-map";
import { checkLabel, sectionLabel } from "./vocabulary";

/** The index row of a case; a list row gives fewer facts. `raw` is the case as received. */
export function toCase(value: QuickrCase, raw: Json): ProviderCase {
  const row = objectOf(raw);
  const checks = listOf(row.checks);
  const codes = checks.map((check) => flagsOf(check).map((flag) => flag.code));
  const flagged = codes.filter((of) => of.some((code) => flagWords(code).severity !== "info")).length;
  const status = caseStatus(value.status);
  const client = clientRow(row);
  const created = new Date(value.created_at);
  const updated = value.updated_at === null ? created : new Date(value.updated_at);
  const types = checks.map(typeOf);
  return {
    ref: { kind: "case", id: value.id },
    providerClientId: client && clientIdOf(client),
    clientName: nameOf(client?.data),
    clientEmail: textOf(client?.data.email),
    title: titleOf(types, listOf(row.sections)),
    reference: referenceOf(row),
    status,
    rawStatus: value.status,
    outcome:
      status === "approved"
        ? "approved"
        : status === "rejected"
          ? "declined"
          : (gravestFlag(codes.flat())?.label ?? null),
    waitingOn: waitingOn(status),
    attention: caseAttention(value.status, flagged),
    summary: {
      checks: types,
      done: checks.filter((check) => isDone(textOf(objectOf(check).status))).length,
      flagged,
    },
    assigneeIds: null,
    createdAt: created,
    updatedAt: updated,
    expiresAt: signingEnd(row),
    archivedAt: archivedAt(row, value.status, updated),
  };
}

/** A case as an answer gave it, kept whole. `parts` are further answers about it. */
export function fetched(
  { value, raw }: Row<QuickrCase>,
  complete: boolean,
  parts: Record<string, Json> = {},
): FetchedCase {
  return { case: toCase(value, raw), snapshot: { case: raw, ...parts }, complete };
}

/** Our reference of the launch, out of the callback address that the case keeps; null when it has none. */
export function referenceOf(row: Json): string | null {
  const address = textOf(objectOf(objectOf(row).urls).callback_url);
  return address !== null && URL.canParse(address)
    ? new URL(address).searchParams.get(CALLBACK_REFERENCE)
    : null;
}

/** Companies are one client wherever they come up: country and number. Quickr holds no clients of its own. */
function clientIdOf({ type, data }: NonNullable<ReturnType<typeof clientRow>>): string | null {
  const number = data.organization_number;
  const digits = typeof number === "number" ? String(number) : textOf(number);
  return type === "company" && digits !== null
    ? `${textOf(data.country) ?? "NO"}:${digits.replaceAll(/\s/g, "")}`.slice(0, 100)
    : null;
}

function titleOf(types: readonly string[], sections: readonly Json[]): string {
  const labels = [
    ...new Set(
      types.length > 0
        ? types.map(checkLabel)
        : sections.flatMap((section) => textOf(objectOf(section).type) ?? []).map(sectionLabel),
    ),
  ];
  const shown = labels.slice(0, 3).join(", ");
  if (labels.length === 0) return "Case";
  return labels.length > 3 ? `${shown} and ${labels.length - 3} more` : shown;
}

/** While a contract waits for signatures, when that ends. */
function signingEnd(row: { [key: string]: Json }): Date | null {
  const ends = listOf(row.contracts)
    .map(objectOf)
    .filter((contract) => sameCode(textOf(contract.status) ?? "", CONTRACT_STATUS.pending))
    .flatMap((contract) => dateOf(contract.expires_at) ?? []);
  return ends.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** Assumption: a case in status ARCHIVED without a time of its own was archived when it last changed. */
function archivedAt(row: { [key: string]: Json }, status: string, updated: Date): Date | null {
  return dateOf(row.archived_at) ?? (sameCode(status, CASE_STATUS.archived) ? updated : null);
}
