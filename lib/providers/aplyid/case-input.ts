/** The body of `POST /integrations/core/cases` as it is sent, checked once more before it leaves. */
import { z } from "zod";
import { PHONE_DIGITS } from "./assumptions";
import { type AplyidLaunch, aplyidLaunchSchema } from "./launch-schema";

const reference = z.string().min(1).max(200);

const contactPhone = z.strictObject({
  phone_country_code: z.string().regex(/^\d{1,3}$/, { error: "Enter the country code in digits." }),
  phone_number: z
    .string()
    .regex(new RegExp(`^[1-9]\\d{0,${PHONE_DIGITS - 1}}$`), { error: "Enter the national number." }),
});

const { activity, client } = aplyidLaunchSchema.shape;

/** Every field of the documented body; `activity.external_id` is always there, so that the webhook comes. */
export const caseCreateSchema = z.strictObject({
  activity: z.strictObject({ ...activity.shape, external_id: reference }),
  client: z.strictObject({
    ...withoutPhone(client.shape),
    external_id: reference,
    contact_phone_attributes: contactPhone.optional(),
  }),
});
export type CaseCreate = z.input<typeof caseCreateSchema>;

function withoutPhone({ phone: _, ...rest }: typeof client.shape) {
  return rest;
}

/** A launch with both references, and its phone split as `phone` says. */
export function caseBody(
  launch: AplyidLaunch,
  references: { client: string; activity: string },
  phone: z.output<typeof contactPhone> | null,
): CaseCreate {
  const { phone: _, ...person } = launch.client;
  return {
    activity: { ...launch.activity, external_id: references.activity },
    client: {
      ...person,
      external_id: references.client,
      ...(phone === null ? {} : { contact_phone_attributes: phone }),
    },
  };
}
