/** What a record or case says of its client. Pure; never throws, whatever the snapshot holds. */
import { type Claim, claim, distinctClaims } from "../claims";
import type { CaseKind, Json } from "../port";
import { listOf, objectOf, textOf } from "../read";
import { plainLabel } from "./labels";
import { checkOf, verdictOf } from "./mapper";
import { caseStatus, gravest, toneOf } from "./status-map";

/** Names, dates of birth and addresses of the client and of documents, and the gravest verdict. */
export function claimsOf(kind: CaseKind, snapshot: Json): Claim[] {
  const body = objectOf(snapshot);
  const row = objectOf(kind === "record" ? body.record : body.case);
  return distinctClaims([
    ...clientClaims(row),
    ...(kind === "record" ? documentClaims(listOf(body.checks)) : []),
    ...(kind === "record" ? recordOutcome(body) : caseOutcome(row)),
  ]);
}

function clientClaims(row: { [key: string]: Json }): Claim[] {
  const client = objectOf(row.client);
  const name = objectOf(client.name ?? row.name);
  const parts = [name.first_name, name.middle_name, name.last_name].flatMap((part) => textOf(part) ?? []);
  const full = textOf(name.full_name) ?? (parts.length > 0 ? parts.join(" ") : null) ?? textOf(name.name);
  return [...claim("name", full, "Client there"), ...claim("dob", client.dob, "Client there")];
}

/** What was read off documents: the properties of each report of a Photo ID check. */
function documentClaims(checks: readonly Json[]): Claim[] {
  const reports = checks.flatMap((check) => listOf(objectOf(objectOf(check).response).reports));
  return reports.flatMap((report) => {
    const { type, properties } = objectOf(report);
    const read = objectOf(properties);
    const basis = plainLabel(textOf(type) ?? "document");
    const name = [read.first_name, read.last_name].flatMap((part) => textOf(part) ?? []).join(" ");
    return [
      ...claim("name", name, basis),
      ...claim("dob", read.date_of_birth, basis),
      ...claim("address", read.address, basis),
    ];
  });
}

function recordOutcome(body: { [key: string]: Json }): Claim[] {
  const steps = listOf(body.steps ?? objectOf(body.record).steps);
  const checks = listOf(body.checks);
  const worst = gravest(steps.map((step) => verdictOf(checkOf(step, checks))));
  const tone = toneOf(worst);
  if (worst === null) return [];
  const verdict = tone === "clear" ? "for" : tone === "attention" || tone === "harm" ? "against" : "open";
  return [{ field: "outcome", value: worst, basis: "Gravest check", verdict }];
}

function caseOutcome(row: { [key: string]: Json }): Claim[] {
  const raw = textOf(row.status);
  const status = raw === null ? null : caseStatus(raw);
  if (raw === null || (status !== "approved" && status !== "rejected")) return [];
  return [
    { field: "outcome", value: raw, basis: "Decision", verdict: status === "approved" ? "for" : "against" },
  ];
}
