import type { FieldErrors } from "@/lib/errors";

const formPaths: Record<string, string> = {
  "name.title": "title",
  "name.other_title": "otherTitle",
  "name.first_name": "firstName",
  "name.middle_name": "middleName",
  "name.last_name": "lastName",
};

/** Form path of a provider's path for a client, e.g. `name.first_name` → `firstName`; others stay as they are. */
export function clientFieldErrors(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([path, said]) => [formPaths[path] ?? path, said]));
}

/** Form path of a provider's path for an address, e.g. `postcode` → `address.postcode`. */
export function addressFieldErrors(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([path, said]) => [`address.${path}`, said]));
}
