import type { Json } from "@/lib/providers/port";
import { CASE_STATUS, CONTRACT_STATUS, sameCode } from "@/lib/providers/quickr/assumptions";
import { contractFiles, creditReports } from "@/lib/providers/quickr/describe";
import { factsOf, factText } from "@/lib/providers/quickr/facts";
import { caseOf, type JsonObject, nameOf, rowsOf, typedRows } from "@/lib/providers/quickr/parts";
import { AGENT_EDIT_TYPES, sectionLabel, spelled } from "@/lib/providers/quickr/vocabulary";
import { idOf, isJsonObject, listOf, numberOf, objectOf, textOf } from "@/lib/providers/read";
import { compared } from "./compare";
import { checkView } from "./flag-view";
import type {
  AgentChecklistDto,
  ContractDto,
  CreditDto,
  DeclarationDto,
  InformationDto,
  OwnerDto,
  QuickrCaseDto,
  SignatoryDto,
} from "./types";

/** What the desk knows of the case beside Quickr's answer. */
export type Frame = Pick<QuickrCaseDto, "caseId" | "connectionId" | "quickrId" | "live" | "complete" | "may">;

/** What the Quickr tab shows of a stored snapshot. Pure; never throws, whatever the snapshot holds. */
export function caseView(snapshot: Json, frame: Frame): QuickrCaseDto {
  const row = caseOf(snapshot);
  const status = textOf(row.status) ?? "UNKNOWN";
  const strings = (value: Json | undefined) =>
    listOf(value).flatMap((entry) => textOf(entry) ?? textOf(objectOf(entry).type) ?? []);
  return {
    ...frame,
    rawStatus: status,
    statusLabel: spelled(status),
    actions: strings(row.actions),
    language: textOf(row.language),
    checks: listOf(row.checks).map(checkView),
    sections: strings(row.sections).map((type) => ({ type, label: sectionLabel(type) })),
    comparison: compared(row),
    owners: ownersOf(row),
    information: informationOf(row.current_information),
    customers: listOf(row.customers).map((entry) => factsOf(entry, ["type"])),
    credit: creditOf(row),
    declaration: declarationOf(row, status),
    contracts: listOf(row.contracts).map(contractOf),
    notes: listOf(row.notes)
      .map((entry, index) => {
        const note = objectOf(entry);
        const type = textOf(note.type) ?? "general";
        return {
          id: idOf(note.id) ?? `note-${index}`,
          type,
          typeLabel: spelled(type),
          text: textOf(note.text) ?? textOf(note.content) ?? factText(note.data) ?? "",
          author: nameOf(note.created_by) ?? textOf(note.created_by),
          at: textOf(note.created_at),
        };
      })
      .reverse(),
    notifications: listOf(row.notifications)
      .map((entry, index) => {
        const one = objectOf(entry);
        return {
          id: idOf(one.id) ?? `notification-${index}`,
          label: spelled(textOf(one.type) ?? "notification"),
          detail: textOf(one.text) ?? factText(one.data),
          at: textOf(one.created_at),
        };
      })
      .reverse(),
    agentEdits: listOf(row.agent_edits).map((entry, index) => {
      const edit = objectOf(entry);
      const type = textOf(edit.type) ?? "edit";
      return {
        id: idOf(edit.id) ?? `edit-${index}`,
        type,
        label: sectionLabel(type),
        rows: listOf(edit.data).map((one) => factsOf(one)),
        author: nameOf(edit.created_by) ?? textOf(edit.created_by),
        at: textOf(edit.created_at),
      };
    }),
    editable: Object.fromEntries(
      AGENT_EDIT_TYPES.map((type) => [type, rowsOf(row.declarations, type)] as const).filter(
        ([type, rows]) => rows.length > 0 || strings(row.sections).includes(type),
      ),
    ),
    checklists: listOf(row.agent_checklists).map(checklistOf),
    automationIds: listOf(row.automations).flatMap((entry) => idOf(entry) ?? []),
    verifications: listOf(objectOf(snapshot).verifications ?? row.identity_verifications).map(
      (entry, index) => {
        const one = objectOf(entry);
        return {
          id: idOf(one.id) ?? `verification-${index}`,
          name: nameOf(one),
          status: textOf(one.status),
          url: webLink(one.url),
        };
      },
    ),
  };
}

function ownersOf(row: JsonObject): OwnerDto[] {
  const type = "ultimate_beneficial_ownership";
  const sources = [
    ["declared", row.declarations],
    ["prefill", row.prefills],
    ["discovered", row.discoveries],
  ] as const;
  return sources.flatMap(([source, list]) =>
    rowsOf(list, type).map((owner, index) => ({
      name: nameOf(owner) ?? `Owner ${index + 1}`,
      birthDate: textOf(owner.birth_date),
      country: textOf(owner.country),
      percent: percentOf(owner.percent_voting_shares),
      range: textOf(owner.percent_voting_shares_range),
      source,
    })),
  );
}

function percentOf(value: Json | undefined): number | null {
  const number = typeof value === "string" ? Number.parseFloat(value) : numberOf(value);
  return number !== null && Number.isFinite(number) && number >= 0 && number <= 100 ? number : null;
}

/** `current_information` or discoveries as facts, by section. */
export function informationOf(list: Json | undefined): InformationDto[] {
  return typedRows(list).map(({ type, rows }) => ({
    type,
    label: sectionLabel(type),
    entries: rows.map((entry) => factsOf(entry, ["reports"])),
  }));
}

function creditOf(row: JsonObject): CreditDto | null {
  const [entry] = [
    ...rowsOf(row.current_information, "credit_score"),
    ...rowsOf(row.discoveries, "credit_score"),
  ];
  const reports = creditReports(row).map(({ id, name, mimeType }) => ({
    fileId: id,
    name,
    format: mimeType.endsWith("json")
      ? ("json" as const)
      : mimeType.endsWith("pdf")
        ? ("pdf" as const)
        : ("other" as const),
  }));
  if (entry === undefined && reports.length === 0) return null;
  const score = objectOf(entry?.current_credit_score);
  return {
    score: percentOf(score.value),
    grade: textOf(score.grade) ?? textOf(score.rating),
    limit: factText(entry?.credit_limit),
    remarks: factText(entry?.payment_remarks),
    at: textOf(entry?.updated_at),
    reports,
  };
}

function declarationOf(row: JsonObject, status: string): DeclarationDto {
  const [first] = listOf(row.declarations);
  const urls = objectOf(row.urls);
  const url = webLink(urls.declaration_url) ?? webLink(row.declaration_url);
  const id = idOf(objectOf(first).id);
  const declaredAt = textOf(row.declared_at);
  const submitter = isJsonObject(row.form_submitter) ? row.form_submitter : null;
  const atOnce = listOf(row.actions).some((action) => action === "perform_checks");
  const archived = sameCode(status, CASE_STATUS.archived);
  const state = declaredAt !== null ? "finished" : url !== null || id !== null ? "open" : "none";
  return {
    state,
    id,
    url,
    declaredAt,
    submitter: submitter && { name: nameOf(submitter), email: textOf(submitter.email) },
    canCreate: state === "none" && atOnce && !archived,
    canUpdate: state === "open" && id !== null && !archived,
  };
}

function contractOf(entry: Json, index: number): ContractDto {
  const row = objectOf(entry);
  const status = textOf(row.status) ?? "UNKNOWN";
  const is = (code: string) => sameCode(status, code);
  return {
    id: idOf(row.id) ?? `contract-${index}`,
    status,
    statusLabel: spelled(status),
    tone: is(CONTRACT_STATUS.signed)
      ? "clear"
      : is(CONTRACT_STATUS.pending)
        ? "pending"
        : is(CONTRACT_STATUS.expired)
          ? "attention"
          : "neutral",
    createdAt: textOf(row.created_at),
    expiresAt: textOf(row.expires_at),
    signedAt: textOf(row.signed_at),
    signingOption: textOf(row.signing_option),
    signatories: listOf(row.signatories).map(signatoryOf),
    files: contractFiles(entry).map(({ id, name }) => ({ fileId: id, name })),
    canRenew: is(CONTRACT_STATUS.expired) || is(CONTRACT_STATUS.pending),
  };
}

function signatoryOf(entry: Json, index: number): SignatoryDto {
  const row = objectOf(entry);
  const signedAt = textOf(row.signed_at);
  return {
    id: idOf(row.id) ?? `signatory-${index}`,
    name: nameOf(row) ?? `Signatory ${index + 1}`,
    email: textOf(row.email),
    title: textOf(row.title),
    signed: signedAt !== null || sameCode(textOf(row.status) ?? "", CONTRACT_STATUS.signed),
    signedAt,
    signUrl: webLink(row.sign_url) ?? webLink(row.url),
    signedResult: isJsonObject(row.signed_result) ? factsOf(row.signed_result) : [],
  };
}

function checklistOf(entry: Json, index: number): AgentChecklistDto {
  const row = objectOf(entry);
  const items = listOf(row.data).map((item, at) => {
    const one = objectOf(item);
    return {
      id: idOf(one.id) ?? String(at + 1),
      title: textOf(one.title) ?? textOf(one.name) ?? textOf(one.question) ?? `Item ${at + 1}`,
      description: textOf(one.description),
      answer: factText(one.answer),
    };
  });
  return {
    id: idOf(row.id) ?? `checklist-${index}`,
    name: textOf(row.name) ?? "Checklist",
    complete: row.completed === true || (items.length > 0 && items.every((item) => item.answer !== null)),
    items,
  };
}

function webLink(value: Json | undefined): string | null {
  const text = textOf(value);
  return text !== null && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : null;
}
