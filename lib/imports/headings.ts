import { createHash } from "node:crypto";
import { readDate } from "./dates";
import { type DateOrder, IMPORT_FIELDS, type ImportField, type Mapping } from "./types";

/** Headings that mean a field, without case, spaces and signs. Earlier ones are surer. */
const known: Record<ImportField, readonly string[]> = {
  title: ["title", "salutation", "prefix", "honorific"],
  otherTitle: ["othertitle"],
  firstName: ["firstname", "forename", "givenname", "forenames", "givennames", "first", "fname"],
  middleName: ["middlename", "middlenames", "middle", "secondname"],
  lastName: ["lastname", "surname", "familyname", "last", "lname"],
  fullName: ["fullname", "name", "clientname", "client", "contactname"],
  email: ["email", "emailaddress", "primaryemail", "contactemail", "mail"],
  mobile: ["mobile", "mobilenumber", "mobilephone", "cell", "cellphone", "phone", "phonenumber"],
  landline: ["landline", "homephone", "telephone", "telephonenumber", "tel", "workphone", "phone"],
  dob: ["dob", "dateofbirth", "birthdate", "birthday", "born"],
  reference: ["reference", "ref", "clientreference", "clientref", "matterreference", "matter", "externalid"],
  "address.unit": ["unit", "flat", "flatnumber", "apartment"],
  "address.house_name": ["housename", "buildingname", "building"],
  "address.house_number": ["housenumber", "houseno", "buildingnumber", "streetnumber"],
  "address.street_name": ["streetname", "street", "line1", "address1", "addressline1", "road", "address"],
  "address.second_street": ["secondstreet", "line2", "address2", "addressline2"],
  "address.district": ["district", "locality", "line3", "address3", "addressline3"],
  "address.city": ["city", "town", "posttown", "towncity", "townorcity"],
  "address.province": ["province", "county", "state", "region"],
  "address.postcode": ["postcode", "postalcode", "zip", "zipcode"],
  "address.country": ["country", "countrycode", "nation"],
};

function plain(heading: string): string {
  return heading
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
}

/** `address.city` and `name.last_name`, as APIs spell them, mean the same without what stands before the dot. */
function spellings(heading: string): string[] {
  const last = heading.split(".").at(-1) ?? heading;
  return [...new Set([plain(heading), plain(last)])];
}

/** The fields that headings seem to mean, each column once. */
export function guessColumns(headings: readonly string[]): Mapping["columns"] {
  const columns: Mapping["columns"] = {};
  const taken = new Set<number>();
  const ways = headings.map(spellings);
  for (const field of IMPORT_FIELDS) {
    for (const word of known[field]) {
      const at = ways.findIndex((all, index) => !taken.has(index) && all.includes(word));
      if (at === -1) continue;
      columns[field] = at;
      taken.add(at);
      break;
    }
  }
  // Both parts are there: what is called a name beside them says nothing new.
  if (columns.firstName !== undefined && columns.lastName !== undefined) delete columns.fullName;
  return columns;
}

/** Day first, as in Britain, unless a date is one only with the month first. */
export function guessDateOrder(dates: readonly string[]): DateOrder {
  const only = (order: DateOrder, other: DateOrder) =>
    dates.some((date) => readDate(date, order) !== null && readDate(date, other) === null);
  return only("mdy", "dmy") && !only("dmy", "mdy") ? "mdy" : "dmy";
}

/** Names a set of headings: the same ones in the same order have the same fingerprint. */
export function fingerprintOf(headings: readonly string[]): string {
  const text = JSON.stringify(headings.map((heading) => heading.trim().toLowerCase()));
  return createHash("sha256").update(text, "utf8").digest("hex");
}
