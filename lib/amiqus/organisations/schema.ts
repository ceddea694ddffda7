import { z } from "zod";

export const ORGANISATION_SORTS = ["name", "created_at", "updated_at", "archived_at"] as const;

const providerId = z.string().regex(/^\d{1,15}$/, "Choose an organisation from the list.");
const blankToNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : value);

/** What the list may be asked; the names are those of the URL. */
export const listOrganisationsSchema = z.strictObject({
  sort: z.enum(ORGANISATION_SORTS).default("name"),
  order: z.enum(["asc", "desc"]).default("asc"),
  visibility: z.enum(["active", "archived"]).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type ListOrganisations = z.infer<typeof listOrganisationsSchema>;

/** What a member says of an organisation (Amiqus v2 OpenAPI, schema Organisation). Empty text means not known. */
export const organisationFieldsSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "Enter the name of the organisation.")
    .max(255, "Use at most 255 characters."),
  companyNumber: z.preprocess(
    blankToNull,
    z.string().trim().max(255, "Use at most 255 characters.").nullable(),
  ),
  jurisdiction: z.preprocess(
    blankToNull,
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z]{2}(_[a-z]{2,3})?$/, "Enter a jurisdiction such as gb or us_ca.")
      .nullable(),
  ),
});

export const saveOrganisationSchema = z.strictObject({
  operationId: z.uuid(),
  connectionId: z.uuid(),
  /** Null makes a new one. */
  organisationId: providerId.nullable(),
  fields: organisationFieldsSchema,
});
export type SaveOrganisation = z.infer<typeof saveOrganisationSchema>;

export const membershipChangeSchema = z.strictObject({
  linkId: z.uuid(),
  operationId: z.uuid(),
  change: z.discriminatedUnion("how", [
    z.strictObject({
      how: z.enum(["add", "replace"]),
      organisationIds: z.array(providerId).min(1, "Choose at least one organisation.").max(100),
    }),
    z.strictObject({ how: z.literal("remove"), organisationId: providerId }),
    z.strictObject({ how: z.literal("clear") }),
  ]),
});
export type MembershipChange = z.infer<typeof membershipChangeSchema>;
