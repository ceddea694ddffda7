import type { ClientDetail } from "@/lib/clients/types";
import type { FieldErrors } from "@/lib/errors";
import { TYPES_WITH_DETAILS } from "@/lib/providers/aplyid/assumptions";
import { alpha3Of } from "@/lib/providers/aplyid/countries";
import {
  type AplyidStatus,
  aplyidLaunchSchema,
  type ClientType,
  NAME_MAX,
} from "@/lib/providers/aplyid/launch-schema";
import type { Json } from "@/lib/providers/port";

/** The address as it is typed; `country` is the alpha-3 code. */
export interface DraftAddress {
  country: string;
  line1: string;
  line2: string;
  suburb: string;
  state: string;
  postcode: string;
}

/** What is in the form. The first part is kept in templates, the second is the client's own. */
export interface AplyidDraft {
  nature: string;
  maxValue: string;
  /** Empty: the provider's own default. */
  status: AplyidStatus | "";
  clientType: ClientType;
  withAddress: boolean;

  caseName: string;
  clientName: string;
  email: string;
  phone: string;
  firstName: string;
  middleName: string;
  lastName: string;
  dob: string;
  address: DraftAddress;
}

const noAddress: DraftAddress = { country: "", line1: "", line2: "", suburb: "", state: "", postcode: "" };

const nobody = {
  caseName: "",
  clientName: "",
  email: "",
  phone: "",
  firstName: "",
  middleName: "",
  lastName: "",
  dob: "",
  address: noAddress,
};

/** The draft without what is the client's own. */
export function forgetClient(draft: AplyidDraft): AplyidDraft {
  return { ...draft, ...nobody };
}

function addressOf(client: ClientDetail): DraftAddress {
  const known = client.address;
  if (!known) return noAddress;
  const joined = (parts: (string | null)[], by: string) => parts.filter(Boolean).join(by);
  const street = joined([known.house_number, known.street_name], " ");
  return {
    country: (known.country && alpha3Of(known.country)) ?? "",
    line1: joined([known.house_name, street], ", "),
    line2: joined([known.unit, known.second_street], ", "),
    suburb: joined([known.district, known.city], ", "),
    state: known.province ?? "",
    postcode: known.postcode ?? "",
  };
}

/** The draft filled in for this client, cut to what the provider takes. */
export function fillClient(draft: AplyidDraft, client: ClientDetail): AplyidDraft {
  return {
    ...draft,
    caseName: `Onboarding of ${client.name}`.slice(0, NAME_MAX).trim(),
    clientName: client.name.slice(0, NAME_MAX).trim(),
    email: client.email,
    phone: client.mobile ?? client.landline ?? "",
    firstName: client.firstName,
    middleName: client.middleName ?? "",
    lastName: client.lastName,
    dob: client.dob?.slice(0, 10) ?? "",
    address: addressOf(client),
  };
}

/** A first draft for a client; the address goes along when it is whole. */
export function startDraft(client: ClientDetail): AplyidDraft {
  const draft = fillClient(
    {
      nature: "New customer onboarding",
      maxValue: "",
      status: "",
      clientType: "individual",
      withAddress: false,
      ...nobody,
    },
    client,
  );
  const { country, line1, state, postcode } = draft.address;
  return { ...draft, withAddress: [country, line1, state, postcode].every((part) => part !== "") };
}

/** Spaces, brackets and the like are how people write numbers down. */
function dialled(phone: string): string {
  return phone.replaceAll(/[\s().-]/g, "");
}

const given = (key: string, text: string): { [key: string]: Json } =>
  text.trim() === "" ? {} : { [key]: text.trim() };

/** Whether this sort of client has details of a person. */
export function hasDetails(type: ClientType): boolean {
  return TYPES_WITH_DETAILS.includes(type);
}

/** The launch body of a draft, unchecked. */
export function bodyOf(draft: AplyidDraft): { activity: Json; client: Json } {
  const { address } = draft;
  const max = draft.maxValue.replaceAll(/[\s,]/g, "");
  return {
    activity: {
      name: draft.caseName.trim(),
      nature: draft.nature.trim(),
      ...(max === "" ? {} : { max_transaction_value: Number(max) }),
      ...given("status", draft.status),
      ...(draft.withAddress
        ? {
            address_attributes: {
              country_code: address.country,
              address_line_1: address.line1.trim(),
              state: address.state.trim(),
              postcode: address.postcode.trim(),
              ...given("address_line_2", address.line2),
              ...given("suburb", address.suburb),
            },
          }
        : {}),
    },
    client: {
      name: draft.clientName.trim(),
      client_type: draft.clientType,
      ...given("email", draft.email),
      ...given("phone", dialled(draft.phone)),
      ...(hasDetails(draft.clientType)
        ? {
            clientable_attributes: {
              firstname: draft.firstName.trim(),
              lastname: draft.lastName.trim(),
              ...given("middle_name", draft.middleName),
              ...given("date_of_birth", draft.dob),
            },
          }
        : {}),
    },
  };
}

/** What keeps a draft from being launched, by the body's own paths. */
export function checkDraft(draft: AplyidDraft): FieldErrors {
  const parsed = aplyidLaunchSchema.safeParse(bodyOf(draft));
  const errors: FieldErrors = {};
  for (const { path, message } of parsed.error?.issues ?? []) {
    const key = path.join(".");
    errors[key] = [...(errors[key] ?? []), message];
  }
  return errors;
}
