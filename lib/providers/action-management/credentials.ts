import { z } from "zod";

const visible = (words: string) =>
  z.string({ error: words }).trim().min(1, { error: words }).max(2_000, { error: "That is too long." });

/** What is stored of a hub's credentials. Messages are for the form. */
export const actionManagementCredentialsSchema = z.strictObject({
  hubId: visible("Enter the hub ID.").regex(/^\d{1,10}$/, {
    error: "A hub ID is a whole number, such as 96.",
  }),
  clientId: visible("Enter the client ID."),
  clientSecret: visible("Enter the client secret."),
  scope: z.string().max(500, { error: "That is too long." }).optional(),
  grantType: z
    .string()
    .max(100, { error: "That is too long." })
    .regex(/^[a-z0-9:._-]*$/i, { error: "A grant type is one word, such as api-user." })
    .optional(),
  /** Left out: that of the users on cases. */
  userListId: z
    .string()
    .regex(/^\d{1,10}$/, { error: "A list ID is a whole number, such as 906." })
    .optional(),
  /** Left out: derived from the base URL. */
  tokenUrl: z.string().max(300, { error: "That is too long." }).optional(),
});
export type ActionManagementCredentials = z.output<typeof actionManagementCredentialsSchema>;
