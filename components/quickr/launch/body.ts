import type { FieldErrors } from "@/lib/errors";
import type { Json } from "@/lib/providers/port";
import { caseLaunchSchema } from "@/lib/providers/quickr/launch-schema";
import { PEOPLE } from "./draft";
import type { DraftPerson, QuickrDraft } from "./draft-schema";

type Body = { [key: string]: Json };
type Prefill = { type: string; data: Json[] };

/** Which prefill of the body holds what the form has, by section. */
export type PrefillPlaces = Record<string, number>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads data of one's own, a list of `{ type, data }`; `problem` says why it is none. Empty text is no data. */
export function readOwnData(text: string): { prefills: Prefill[]; problem: string | null } {
  if (text.trim() === "") return { prefills: [], problem: null };
  try {
    const value: unknown = JSON.parse(text);
    const list = Array.isArray(value) ? value : [value];
    const prefills = list.map((one): Prefill => {
      if (!isRecord(one) || typeof one.type !== "string" || !Array.isArray(one.data)) throw new Error();
      return { type: one.type, data: one.data };
    });
    return { prefills, problem: null };
  } catch {
    const problem = 'Enter JSON such as [{ "type": "customer", "data": [{ "number": "12" }] }].';
    return { prefills: [], problem };
  }
}

const filled = (fields: { [key: string]: Json }) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));

/** What the form itself knows already; data of one's own comes behind it. */
function prefillsOf(draft: QuickrDraft): Prefill[] {
  const number = draft.organizationNumber.replaceAll(/\s/g, "");
  const products = draft.products.map(({ productId, name, description, price }) => ({
    product_id: productId.trim(),
    name: name.trim(),
    ...filled({ description: description.trim() }),
    ...(price.trim() === "" ? {} : { price: [price.trim()] }),
  }));
  const agreements = draft.agreements.map(({ name, url }) => ({ name: name.trim(), url: url.trim() }));
  return [
    {
      type: "company",
      data: number === "" ? [] : [{ organization_number: number, country: draft.country }],
    },
    ...PEOPLE.map(({ key, type }) => ({ type, data: draft[key].map(personBody) })),
    { type: "product_service", data: products },
    { type: "agreement", data: agreements },
  ].filter((prefill) => prefill.data.length > 0);
}

function personBody({ firstName, lastName, birthDate, email, percent }: DraftPerson): Json {
  const share = percent.replace("%", "").replace(",", ".").trim();
  return {
    first_name: firstName.trim(),
    last_name: lastName.trim(),
    ...filled({ birth_date: birthDate.trim(), email: email.trim() }),
    ...(share === "" ? {} : { percent_voting_shares: Number.isNaN(Number(share)) ? share : Number(share) }),
  };
}

/** Where the form's own prefills stand in the body, by section; one that is not there has no place. */
export function prefillPlaces(draft: QuickrDraft): PrefillPlaces {
  return Object.fromEntries(prefillsOf(draft).map(({ type }, index) => [type, index]));
}

function actionsOf(draft: QuickrDraft): string[] {
  if (draft.purpose === "one-off") return ["perform_checks"];
  return [
    draft.purpose === "onboarding" ? "request_declaration" : "perform_checks",
    ...(draft.declarationNotifications ? ["enable_declaration_notifications"] : []),
    ...(draft.signingNotifications ? ["enable_signing_notifications"] : []),
  ];
}

const ids = (list: readonly string[]) => list.map((id) => ({ id }));

/** The launch body of a draft; `checkBody` and the provider's schema check it. */
export function bodyOf(draft: QuickrDraft): Body {
  const template = draft.template.trim();
  const publisher = { name: draft.publisherName.trim(), support_email: draft.supportEmail.trim() };
  return {
    ...(template === "" ? {} : { template_id: template }),
    checks: draft.checks.map(
      ({ type, schedule }): Json => (schedule === "" ? { type } : { type, options: { schedule } }),
    ),
    sections: draft.sections.map((type) => ({ type })),
    prefills: [...prefillsOf(draft), ...readOwnData(draft.ownData).prefills],
    actions: actionsOf(draft),
    ...(publisher.name + publisher.support_email === "" ? {} : { publisher }),
    ...(draft.language === "" ? {} : { language: draft.language }),
    ...(draft.callback ? {} : { callback: false }),
    ...(draft.automations.length === 0 ? {} : { automations: ids(draft.automations) }),
    ...(draft.checklists.length === 0 ? {} : { agent_checklists: ids(draft.checklists) }),
  };
}

/** What keeps a draft from being launched, by the body's own paths. Empty when it may be sent. */
export function checkBody(draft: QuickrDraft): FieldErrors {
  const errors: FieldErrors = {};
  const { problem } = readOwnData(draft.ownData);
  if (problem !== null) errors.ownData = [problem];
  const asks = draft.purpose !== "onboarding" && draft.sections.includes("company");
  const typed = draft.organizationNumber.trim() !== "" || draft.ownData.includes('"company"');
  if (asks && !typed) {
    errors.company = ["Enter the organisation number: without a declaration nothing else names the company."];
  }
  for (const issue of caseLaunchSchema.safeParse(bodyOf(draft)).error?.issues ?? []) {
    const path = issue.path.join(".");
    errors[path] = [...(errors[path] ?? []), issue.message];
  }
  return errors;
}
