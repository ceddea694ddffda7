/**
 * What is assumed of Action Management where its documents are silent, in one place. docs/providers/action-management.md
 * lists the same. Nothing else in this folder holds a guess.
 */

/** Assumption: the API's address ends so, and whatever stands before it is the root of the token and user services. */
export const API_SUFFIX = "/v1/actionmanagement";

/** Assumption: tokens are given at the root's own host unless the connection names another address. */
export const TOKEN_PATH = "/identity/connect/token";

/** Assumption: the Hubs API stands beside the Action Management API. */
export const HUBS_PATH = "/v1/hubs";

/** Documented for Digital Feedback and for surveys; assumed to be the same here. A connection may say otherwise. */
export const DEFAULT_GRANT_TYPE = "api-user";

/** Assumption: a token without `expires_in` lives so long. Seconds. */
export const DEFAULT_TOKEN_SECONDS = 3_600;

/** Properties of `cases/query` to order by. `id` and `dateDue` are documented; the others are assumptions. */
export const ORDER = {
  id: "id",
  due: "dateDue",
  created: "dateCreated",
  modified: "dateModified",
  name: "name",
  cost: "cost",
} as const;

/** Assumption: a filter names a property, an operator and values; all filters must hold. */
export const FILTER_OPERATORS = ["equals", "notEquals", "greaterThan", "lessThan"] as const;

/** Assumption: properties that a filter may name, beside those that cases can be ordered by. */
export const FILTER_CLOSED = "isClosed";

/** Assumption: what `include` may name: the parts of a list row. Nothing named means all of them. */
export const INCLUDES = ["listValues", "roles", "dataFields"] as const;

/** `top` of `cases/query` and of the notes feed; more is refused with 400. */
export const MAX_CASES = 100;
export const MAX_NOTES = 1_000;
/** Assumption: `top` of the end users query. */
export const MAX_USERS = 100;

/** Assumption: a name of a data field that says that it holds the customer's name. */
const NAME_FIELD = /\b(customer|client|contact|respondent|account|full)\b.*\bname\b|^name$/i;
/** Assumption: a case's client is whom a data field with an e-mail address names. */
const EMAIL = /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$/;

/** Whether a data field of this name or question holds the customer's name. */
export function isNameField(name: string): boolean {
  return NAME_FIELD.test(name);
}

/** Whether a data field's value is an e-mail address. */
export function isEmail(value: string): boolean {
  return value.length <= 254 && EMAIL.test(value);
}

/**
 * Assumption: who holds a case is the users of its first role. A program may have several roles, of which the first is
 * the one that works on cases ("Case Manager" before "Watcher").
 */
export const HOLDER_ROLE_INDEX = 0;
