/**
 * What APLYiD's documents leave open and how the desk reads it: the one place to correct. docs/providers/aplyid.md lists
 * the same. Client-safe.
 */

/** POST, "Create a Case". Known. */
export const CASES_PATH = "/integrations/core/cases";

/** Header of every request. Known. */
export const KEY_HEADER = "X-Workflow-Access-Key";

/** Headers of a delivery. Known. */
export const EVENT_HEADER = "X-Workflow-Event-Type";
export const DELIVERY_HEADER = "X-Workflow-Webhook-Id";

/** The one event. The body does not repeat it, so every readable delivery is taken to be this one. */
export const COMPLETED_EVENT = "case.completed";

/**
 * Assumption: personal data is erased this long after completion in Workflow as in APLYiD's verification product (its
 * support pages), counted from when we were told, for the delivery names no time. Days.
 */
export const PURGE_DAYS = 7;

/** The countdown warns from here on. Days. */
export const PURGE_WARN_DAYS = 3;

/** Assumption: the details of clients that are no individuals have no documented shape, so none are sent. */
export const TYPES_WITH_DETAILS: readonly string[] = ["individual"];

/** Assumption: the national number is at most as long as E.164 allows. */
export const PHONE_DIGITS = 15;

/** What the sent address and phone are called by the words that a message starts with. */
export const FIELD_WORDS: Readonly<Record<string, readonly string[]>> = {
  // Both have one, and the message does not say whose it means.
  name: ["activity.name", "client.name"],
  nature: ["activity.nature"],
  "max transaction value": ["activity.max_transaction_value"],
  status: ["activity.status"],
  "country code": ["activity.address_attributes.country_code"],
  "address line 1": ["activity.address_attributes.address_line_1"],
  "address line 2": ["activity.address_attributes.address_line_2"],
  suburb: ["activity.address_attributes.suburb"],
  state: ["activity.address_attributes.state"],
  postcode: ["activity.address_attributes.postcode"],
  "client type": ["client.client_type"],
  email: ["client.email"],
  firstname: ["client.clientable_attributes.firstname"],
  lastname: ["client.clientable_attributes.lastname"],
  "middle name": ["client.clientable_attributes.middle_name"],
  "date of birth": ["client.clientable_attributes.date_of_birth"],
  "phone country code": ["client.phone"],
  "phone number": ["client.phone"],
};

/** Words that may stand before those: Rails names the object that a nested field is of. */
export const OBJECT_WORDS = [
  "invalid",
  "activity",
  "address",
  "clientable",
  "contact phone",
  "client",
] as const;
