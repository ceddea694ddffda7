import { countryCodes } from "@/lib/providers/aplyid/countries";
import type { AplyidStatus, ClientType } from "@/lib/providers/aplyid/launch-schema";

/** Sorts of client as people call them. */
export const clientTypeWords: Record<ClientType, string> = {
  individual: "Individual",
  company: "Company",
  trust: "Trust",
  charity: "Charity",
  estate: "Estate",
  society: "Society",
  joint: "Joint",
};

/** Statuses that a case may start in. */
export const statusWords: Record<AplyidStatus, string> = {
  in_progress: "In progress",
  in_review: "In review",
  on_hold: "On hold",
  to_do: "To do",
  completed: "Completed",
  cancelled: "Cancelled",
};

/** Labels of the fields, by the launch body's own paths. */
export const labels: Record<string, string> = {
  "activity.name": "Name of the case",
  "activity.nature": "Nature and purpose",
  "activity.max_transaction_value": "Highest transaction value",
  "activity.status": "Starts as",
  "activity.address_attributes.country_code": "Country",
  "activity.address_attributes.address_line_1": "Address line 1",
  "activity.address_attributes.address_line_2": "Address line 2",
  "activity.address_attributes.suburb": "Suburb",
  "activity.address_attributes.state": "State or region",
  "activity.address_attributes.postcode": "Postcode",
  "client.name": "Client’s name",
  "client.client_type": "Sort of client",
  "client.email": "E-mail of the client",
  "client.phone": "Phone",
  "client.clientable_attributes": "Person",
  "client.clientable_attributes.firstname": "First name",
  "client.clientable_attributes.middle_name": "Middle name",
  "client.clientable_attributes.lastname": "Last name",
  "client.clientable_attributes.date_of_birth": "Date of birth",
};

let countries: readonly { value: string; label: string }[] | undefined;

/** Countries by name; `value` is the alpha-3 code. Made once, when somebody wants it. */
export function countryOptions(): readonly { value: string; label: string }[] {
  if (countries) return countries;
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });
  countries = countryCodes
    .map(([three, two]) => ({ value: three, label: names.of(two) ?? three }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
  return countries;
}
