import { checkLabel, sectionLabel } from "@/lib/providers/quickr/vocabulary";
import { prefillPlaces } from "./body";
import { PEOPLE, personFields } from "./draft";
import type { QuickrDraft } from "./draft-schema";

/** What people call the fields, by the launch body's own paths. */
export function fieldPaths(draft: QuickrDraft): Record<string, string> {
  const places = prefillPlaces(draft);
  const at = (place: number | undefined, row: number, field: string) =>
    `prefills.${place}.data.${row}.${field}`;
  return {
    checks: "Checks",
    sections: "Sections",
    actions: "What it is for",
    company: "Organisation number",
    ownData: "Own data",
    template_id: "Template",
    language: "Language",
    "publisher.name": "Publisher",
    "publisher.support_email": "Support e-mail",
    ...Object.fromEntries(draft.checks.map(({ type }, index) => [`checks.${index}`, checkLabel(type)])),
    ...Object.fromEntries(draft.sections.map((type, index) => [`sections.${index}`, sectionLabel(type)])),
    [at(places.company, 0, "organization_number")]: "Organisation number",
    ...Object.fromEntries(
      PEOPLE.flatMap(({ key, type, noun }) =>
        draft[key].flatMap((_, row) =>
          personFields.map(({ path, label }) => [
            at(places[type], row, path),
            `${label} of ${noun} ${row + 1}`,
          ]),
        ),
      ),
    ),
    ...Object.fromEntries(
      draft.products.flatMap((_, row) => [
        [at(places.product_service, row, "product_id"), `Product ${row + 1}, id`],
        [at(places.product_service, row, "name"), `Product ${row + 1}, name`],
      ]),
    ),
    ...Object.fromEntries(
      draft.agreements.flatMap((_, row) => [
        [at(places.agreement, row, "name"), `Agreement ${row + 1}, name`],
        [at(places.agreement, row, "url"), `Agreement ${row + 1}, address`],
      ]),
    ),
  };
}
