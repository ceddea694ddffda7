import type { DeleteRule } from "./types";

interface Facts {
  /** Role of the token's user in the account: `owner` is Amiqus' Admin. Null when it was not told. */
  role: string | null;
  /** Amiqus' own word on the person; null when it was not told. */
  isDeletable: boolean | null;
  records: number | null;
}

/**
 * Whether Amiqus would let this connection's account delete a person. Amiqus v2 reference, "Delete a client": Admin and
 * Member only, and only an Admin when the client has requests. Amiqus has the last word: what is not known is tried.
 */
export function deleteRule({ role, isDeletable, records }: Facts): DeleteRule {
  const no = (because: string): DeleteRule => ({ allowed: false, because, records });
  if (role === "read-only" || role === "assigned-only") {
    return no("The account of this connection may not delete at Amiqus. Only its admins and members may.");
  }
  const admin = role === "owner";
  if (!admin && records !== null && records > 0) {
    return no(
      "The client has records at Amiqus. Only an admin of the Amiqus account may delete them with it.",
    );
  }
  if (!admin && isDeletable === false) return no("Amiqus says that this client cannot be deleted.");
  return { allowed: true, because: "", records };
}
