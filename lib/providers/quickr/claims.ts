/** What a case says of its client. Pure; never throws, whatever the snapshot holds. */
import { type Claim, claim, distinctClaims } from "../claims";
import type { CaseKind, Json } from "../port";
import { listOf, numberOf, objectOf, textOf } from "../read";
import { gravestFlag } from "./flags";
import { caseOf, clientRow, flagsOf, type JsonObject, nameOf, rowsOf } from "./parts";
import { caseStatus } from "./status-map";

/** Where the sections of a case come from, the most certain first. */
const sources = [
  { key: "discoveries", basis: "Register" },
  { key: "declarations", basis: "Declared" },
  { key: "current_information", basis: "Current information" },
  { key: "prefills", basis: "Prefilled" },
] as const;

/** Names, dates of birth and addresses of the case's client by source, and what its checks and decision come to. */
export function claimsOf(_kind: CaseKind, snapshot: Json): Claim[] {
  const row = caseOf(snapshot);
  const type = clientRow(row)?.type ?? "company";
  const said = sources.flatMap(({ key, basis }) =>
    rowsOf(row[key], type)
      .slice(0, 1)
      .flatMap((data) => [
        ...claim("name", nameOf(data), basis),
        ...claim("dob", textOf(data.date_of_birth) ?? textOf(data.birth_date), basis),
        ...claim("address", addressOf(data), basis),
      ]),
  );
  return distinctClaims([...said, ...outcomeOf(row)]);
}

/** An address as text or in parts, on the row itself or in an object of its own. */
function addressOf(data: JsonObject): string | null {
  const own = data.address ?? data.business_address ?? data.postal_address;
  const text = textOf(own);
  if (text !== null) return text;
  const parts = Object.entries(objectOf(own)).flatMap(([key, value]) => {
    if (/^country/.test(key)) return [];
    const line = textOf(value) ?? numberOf(value);
    return line === null ? [] : [String(line)];
  });
  return parts.length > 0 ? parts.join(", ") : null;
}

function outcomeOf(row: JsonObject): Claim[] {
  const raw = textOf(row.status);
  const status = raw === null ? null : caseStatus(raw);
  if (raw !== null && (status === "approved" || status === "rejected")) {
    const verdict = status === "approved" ? "for" : "against";
    return [{ field: "outcome", value: raw, basis: "Decision", verdict }];
  }
  const codes = listOf(row.checks).flatMap((check) => flagsOf(check).map((flag) => flag.code));
  const worst = gravestFlag(codes);
  if (worst === null) return [];
  const verdict = worst.severity === "info" ? "open" : "against";
  return [{ field: "outcome", value: worst.label, basis: "Gravest flag", verdict }];
}
