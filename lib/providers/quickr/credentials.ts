import { z } from "zod";

const accountId = z
  .string({ error: "Enter the account id." })
  .trim()
  .regex(/^[PT]Q\d{7}$/, { error: "An account id is PQ or TQ and seven digits." });

/** What is kept of a Quickr account. A partner may work in one of its sub-accounts instead of its own. */
export const quickrCredentialsSchema = z
  .strictObject({
    accountId,
    apiKey: z
      .string({ error: "Enter the API key." })
      .trim()
      .min(1, { error: "Enter the API key." })
      .max(8_000, { error: "That is too long for an API key." })
      .regex(/^[\x21-\x7e]*$/, { error: "An API key holds no spaces or line breaks." }),
    subAccountId: accountId.optional(),
  })
  .refine(({ accountId: own, subAccountId: sub }) => sub === undefined || sub[0] === own[0], {
    path: ["subAccountId"],
    error: "Live and test accounts do not mix: both start with PQ, or both with TQ.",
  });
export type QuickrCredentials = z.output<typeof quickrCredentialsSchema>;

/** True for accounts that start with PQ: what is done there is real. */
export function isLiveAccount(id: string): boolean {
  return id.startsWith("P");
}
