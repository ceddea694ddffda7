/** What a case says of its client. Pure; never throws, whatever the snapshot holds. */
import { type Claim, claim } from "../claims";
import type { CaseKind, Json } from "../port";
import { objectOf, textOf } from "../read";
import { readSnapshot } from "./mapper";

const verdicts: Record<string, NonNullable<Claim["verdict"]>> = { approved: "for", denied: "against" };

/** The name that was given, and the approval; the provider tells nothing else. */
export function claimsOf(_kind: CaseKind, stored: Json): Claim[] {
  const snapshot = readSnapshot(stored);
  if (snapshot === null) return [];
  const told = objectOf(objectOf(snapshot.told).client);
  const answered = objectOf(objectOf(snapshot.answer).client);
  const approval = textOf(told.approval_status) ?? textOf(answered.approval_status);
  return [
    ...claim("name", textOf(told.name) ?? textOf(answered.name), "Client there"),
    ...claim("outcome", approval?.replaceAll("_", " "), "Approval").map((one) => ({
      ...one,
      verdict: verdicts[approval ?? ""] ?? ("open" as const),
    })),
  ];
}
