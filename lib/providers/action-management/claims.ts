/** What a case says of its client. Pure; never throws, whatever the snapshot holds. */
import { type Claim, claim, distinctClaims } from "../claims";
import type { CaseKind, Json } from "../port";
import { listOf, objectOf, textOf } from "../read";
import { clientOf } from "./mapper";

/** Names of data fields that hold a date of birth or an address; programs name them freely. */
const BIRTH = /\b(birth|dob)\b/i;
const ADDRESS = /\baddress\b/i;

/** What the survey's data fields say of the client. A case here has no outcome of its own. */
export function claimsOf(_kind: CaseKind, snapshot: Json): Claim[] {
  const raw = objectOf(objectOf(snapshot).case);
  const fields = listOf(raw.dataFields).map(objectOf);
  return distinctClaims([
    ...claim("name", clientOf(raw).name, "Survey"),
    ...fields.flatMap((field) => {
      const name = textOf(field.name) ?? textOf(field.questionName) ?? "";
      const value = textOf(field.value);
      if (value === null || value.includes("@")) return [];
      if (BIRTH.test(name)) return claim("dob", value, "Survey");
      return ADDRESS.test(name) ? claim("address", value, "Survey") : [];
    }),
  ]);
}
