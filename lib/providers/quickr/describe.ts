/** What a case page shows of a stored snapshot. Pure; never throws, whatever the snapshot holds. */
import type {
  CaseDetail,
  CaseKind,
  CheckDetail,
  Json,
  ProviderFile,
  ResultNode,
  ReviewDetail,
} from "../port";
import { dateOf, idOf, listOf, objectOf, textOf } from "../read";
import { NOTE_TYPE, sameCode } from "./assumptions";
import { isLiveAccount } from "./credentials";
import { factsOf } from "./facts";
import { flagWords } from "./flags";
import { caseOf, flagsOf, nameOf, rowsOf, scheduleOf, typeOf } from "./parts";
import { checkTone } from "./status-map";
import { checkLabel, languageLabel, scheduleLabel, spelled } from "./vocabulary";

/** Builds the detail of a case's snapshot, partial ones included. */
export function describeSnapshot(_kind: CaseKind, snapshot: Json): CaseDetail {
  const row = caseOf(snapshot);
  const reports = creditReports(row);
  const language = textOf(row.language);
  const actions = listOf(row.actions).flatMap((action) => textOf(action) ?? []);
  return {
    checks: listOf(row.checks).map((check, index) => describeCheck(check, index, reports)),
    documents: listOf(row.contracts).map((entry, index) => {
      const contract = objectOf(entry);
      return {
        id: idOf(contract.id) ?? `contract-${index + 1}`,
        type: "contract",
        name: "Contract",
        rawStatus: textOf(contract.status) ?? "unknown",
        instructions: null,
        completedAt: dateOf(contract.signed_at),
        files: contractFiles(entry),
      };
    }),
    reviews: listOf(row.notes).flatMap(describeReview),
    assignees: [],
    items: [],
    performUrl: webLink(objectOf(row.urls).declaration_url),
    facts: [
      ...fact("Account", accountWords(idOf(row.id))),
      ...fact("Declared", textOf(row.declared_at)),
      ...fact("Declared by", nameOf(row.form_submitter) ?? textOf(objectOf(row.form_submitter).email)),
      ...fact("Language", language && languageLabel(language)),
      ...fact("Actions", actions.length === 0 ? null : actions.map(spelled).join(", ")),
    ],
  };
}

function describeCheck(check: Json, index: number, reports: ProviderFile[]): CheckDetail {
  const row = objectOf(check);
  const type = typeOf(check);
  const status = textOf(row.status);
  const flags = flagsOf(check);
  const schedule = scheduleOf(check);
  const codes = flags.map((flag) => flag.code);
  return {
    id: idOf(row.id) ?? `${type}-${index + 1}`,
    type,
    label: checkLabel(type),
    rawStatus: status ?? "unknown",
    tone: checkTone(status, codes),
    outcome: codes.length === 0 ? null : [...new Set(codes.map((code) => flagWords(code).label))].join(", "),
    cost: null,
    completedAt: dateOf(row.completed_at) ?? dateOf(row.updated_at),
    preferences: schedule === null ? [] : [{ label: "Runs", value: scheduleLabel(schedule) }],
    results: flags.map((flag, at): ResultNode => {
      const words = flagWords(flag.code);
      const facts = [...factsOf(flag.details), ...flag.records.flatMap((record) => factsOf(record))];
      const about = nameOf(flag.about);
      return {
        key: `${flag.code}-${at}`,
        label: about === null ? words.label : `${words.label}: ${about}`,
        result: flag.code,
        tone: words.severity === "info" ? "neutral" : words.severity,
        value: words.text,
        children: facts.slice(0, 40).map(({ label, value }, position) => ({
          key: `${flag.code}-${at}-${position}`,
          label,
          result: null,
          tone: "neutral",
          value,
          children: [],
        })),
      };
    }),
    files: type === "credit_score" ? reports : [],
    form: null,
  };
}

/** Decisions, out of the notes that they leave. */
function describeReview(note: Json): ReviewDetail[] {
  const row = objectOf(note);
  const at = dateOf(row.created_at);
  const type = textOf(row.type) ?? "";
  const status = sameCode(type, NOTE_TYPE.approved)
    ? "approved"
    : sameCode(type, NOTE_TYPE.declined)
      ? "rejected"
      : sameCode(type, NOTE_TYPE.reopened)
        ? "pending"
        : null;
  if (at === null || status === null) return [];
  const reviewer = textOf(row.created_by_name) ?? nameOf(row.created_by) ?? textOf(row.created_by);
  return [
    { id: idOf(row.id) ?? at.toISOString(), status, fromStatus: textOf(row.from_status) ?? "", reviewer, at },
  ];
}

/** Files of the credit score's reports: Creditsafe's PDF and JSON. */
export function creditReports(row: { [key: string]: Json }): ProviderFile[] {
  return [...rowsOf(row.discoveries, "credit_score"), ...rowsOf(row.current_information, "credit_score")]
    .flatMap((entry) => listOf(entry.reports))
    .flatMap(fileOf)
    .filter((file, index, all) => all.findIndex((other) => other.id === file.id) === index);
}

/** Files of a contract: its attachments, and the signed document. */
export function contractFiles(contract: Json): ProviderFile[] {
  const row = objectOf(contract);
  return [...listOf(row.attachments), row.signed_file ?? null].flatMap(fileOf);
}

/** Assumption: a file is named by `file_id` or `id`, or by an address that ends in `/files/{fid}`. */
function fileOf(value: Json): ProviderFile[] {
  const row = objectOf(value);
  const address = textOf(row.url) ?? textOf(row.link) ?? "";
  const id =
    textOf(row.file_id) ?? textOf(row.id) ?? /\/files\/([A-Za-z0-9._~-]+)$/.exec(address)?.[1] ?? null;
  if (id === null) return [];
  const format = (textOf(row.format) ?? textOf(row.type) ?? textOf(row.mime_type) ?? "").toLowerCase();
  const mimeType = format.includes("json")
    ? "application/json"
    : format.includes("pdf")
      ? "application/pdf"
      : "application/octet-stream";
  return [{ id, name: textOf(row.name) ?? `File ${id}`, mimeType, size: 0, scan: "clean", note: null }];
}

function webLink(value: Json | undefined): string | null {
  const text = textOf(value);
  return text !== null && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : null;
}

/** Ids of cases start with the account's: whether what is done there is real. */
function accountWords(id: string | null): string | null {
  const account = /^[PT]Q\d{7}/.exec(id ?? "")?.[0];
  return account === undefined ? null : `${account}, ${isLiveAccount(account) ? "live" : "test"}`;
}

function fact(label: string, value: string | null): { label: string; value: string }[] {
  return value === null ? [] : [{ label, value }];
}
