import { CLIENT_TYPES, COUNTRIES } from "./vocabulary";
import { STATUSES } from "./world";

type Fields = Record<string, unknown>;

/** The value as an object with something in it, or undefined. */
export function filled(value: unknown): Fields | undefined {
  const object = typeof value === "object" && value !== null && !Array.isArray(value);
  return object && Object.keys(value).length > 0 ? Object.fromEntries(Object.entries(value)) : undefined;
}

const given = (value: unknown) => value !== undefined && value !== null;
const text = (value: unknown) => (typeof value === "string" ? value.trim() : null);

/** Complaints about one text field in the words of Rails; limits are those of the document. */
function textField(
  fields: Fields,
  key: string,
  words: string,
  max: number | null,
  required: boolean,
): string[] {
  const value = fields[key];
  if (!given(value)) return required ? [`${words} can't be blank`] : [];
  const own = text(value);
  if (own === null) return [`${words} is invalid`];
  if (own === "") return required ? [`${words} can't be blank`] : [];
  return max !== null && own.length > max ? [`${words} is too long (maximum is ${max} characters)`] : [];
}

function activityErrors(activity: Fields): string[] {
  const { max_transaction_value: value, status, address_attributes: address } = activity;
  return [
    ...textField(activity, "name", "Name", 50, true),
    ...textField(activity, "nature", "Nature", 500, true),
    ...textField(activity, "external_id", "External", null, false),
    ...(given(value) && !(typeof value === "number" && value > 0)
      ? ["Max transaction value must be greater than 0"]
      : []),
    ...(given(status) && !STATUSES.some((known) => known === status)
      ? [`Invalid status: ${String(status)}`]
      : []),
    ...(given(address) ? addressErrors(filled(address) ?? {}) : []),
  ];
}

function addressErrors(address: Fields): string[] {
  const country = textField(address, "country_code", "Country code", 3, true);
  const postcode = textField(address, "postcode", "Postcode", null, true);
  return [
    ...country,
    ...(country.length === 0 && !COUNTRIES.has(String(address.country_code))
      ? ["Country code is invalid"]
      : []),
    ...textField(address, "address_line_1", "Address line 1", 128, true),
    ...textField(address, "state", "State", 128, true),
    ...postcode,
    ...(postcode.length === 0 && !/^[A-Za-z0-9 -]{2,16}$/.test(String(address.postcode))
      ? ["Postcode is invalid"]
      : []),
    ...textField(address, "address_line_2", "Address line 2", 128, false),
    ...textField(address, "suburb", "Suburb", 128, false),
  ];
}

/** `reused`: the client is there already, so type and details are ignored. */
function clientErrors(client: Fields, reused: boolean): string[] {
  const { client_type: type, email, contact_phone_attributes: phone } = client;
  const known = CLIENT_TYPES.some((one) => one === type);
  const typeErrors = given(type)
    ? known
      ? []
      : [`Invalid client type: ${String(type)}`]
    : ["Client type can't be blank"];
  const mail = textField(client, "email", "Email", 128, false);
  return [
    ...textField(client, "name", "Name", 50, true),
    ...(reused ? [] : typeErrors),
    ...mail,
    ...(mail.length === 0 && given(email) && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(email))
      ? ["Email is invalid"]
      : []),
    ...textField(client, "external_id", "External", null, false),
    ...(reused || type !== "individual" ? [] : detailErrors(filled(client.clientable_attributes) ?? {})),
    ...(given(phone) ? phoneErrors(filled(phone) ?? {}) : []),
  ];
}

function detailErrors(details: Fields): string[] {
  const born = details.date_of_birth;
  const date =
    typeof born === "string" && /^\d{4}-\d{2}-\d{2}$/.test(born) && !Number.isNaN(Date.parse(born));
  return [
    ...textField(details, "firstname", "Firstname", null, true),
    ...textField(details, "lastname", "Lastname", null, true),
    ...textField(details, "middle_name", "Middle name", null, false),
    ...(given(born) && !date ? ["Date of birth is invalid"] : []),
  ];
}

function phoneErrors(phone: Fields): string[] {
  const country = textField(phone, "phone_country_code", "Phone country code", null, true);
  const number = textField(phone, "phone_number", "Phone number", null, true);
  return [
    ...country,
    ...(country.length === 0 && !/^\+?\d{1,3}$/.test(String(phone.phone_country_code))
      ? ["Phone country code is invalid"]
      : []),
    ...number,
    ...(number.length === 0 && !/^\d{2,15}$/.test(String(phone.phone_number))
      ? ["Phone number is invalid"]
      : []),
  ];
}

/** Everything that is wrong with a body, in the order of the document; none when it may be carried out. */
export function complaints(activity: Fields, client: Fields, reused: boolean): string[] {
  return [...activityErrors(activity), ...clientErrors(client, reused)];
}
