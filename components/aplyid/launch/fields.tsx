"use client";

import type { LaunchPartProps } from "@/components/launch/launch-part";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import {
  CASE_STATUSES,
  CLIENT_TYPES,
  LINE_MAX,
  NAME_MAX,
  NATURE_MAX,
} from "@/lib/providers/aplyid/launch-schema";
import { type AplyidDraft, type DraftAddress, hasDetails } from "./draft";
import { clientTypeWords, countryOptions, labels, statusWords } from "./words";

type Props = Pick<LaunchPartProps<AplyidDraft>, "draft" | "errors" | "onChange">;

const types = CLIENT_TYPES.map((value) => ({ value, label: clientTypeWords[value] }));
const statuses = CASE_STATUSES.map((value) => ({ value, label: statusWords[value] }));

/** Keys of the draft that hold text. */
type TextKey = {
  [Key in keyof AplyidDraft]: AplyidDraft[Key] extends string
    ? string extends AplyidDraft[Key]
      ? Key
      : never
    : never;
}[keyof AplyidDraft];

function bind({ draft, errors, onChange }: Props) {
  return {
    field: (path: string) => ({ id: path, label: labels[path] ?? path, error: errors[path] }),
    text: (key: TextKey) => ({
      value: draft[key],
      autoComplete: "off",
      onChange: (event: { target: { value: string } }) => onChange({ [key]: event.target.value }),
    }),
  };
}

/** What a case at APLYiD is launched with: the case itself, the client, and where it takes place. */
export function AplyidFields(props: LaunchPartProps<AplyidDraft>) {
  return (
    <div className="flex flex-col gap-6">
      <ActivityFields {...props} />
      <ClientFields {...props} />
      <AddressFields {...props} />
    </div>
  );
}

function ActivityFields(props: Props) {
  const { draft, onChange } = props;
  const { field, text } = bind(props);
  return (
    <Fieldset legend={<span className="font-semibold text-base">Case</span>} className="gap-4">
      <Field {...field("activity.name")} required hint={`At most ${NAME_MAX} characters.`}>
        <TextInput {...text("caseName")} />
      </Field>
      <Field {...field("activity.nature")} required hint={`At most ${NATURE_MAX} characters.`}>
        <Textarea {...text("nature")} />
      </Field>
      <div className="grid gap-4 desk:grid-cols-2">
        <Field {...field("activity.max_transaction_value")} hint="The most that is expected to change hands.">
          <TextInput {...text("maxValue")} inputMode="decimal" />
        </Field>
        <Field {...field("activity.status")}>
          <Select
            options={statuses}
            placeholder="In progress, as usual"
            value={draft.status}
            onChange={(event) =>
              onChange({ status: CASE_STATUSES.find((status) => status === event.target.value) ?? "" })
            }
          />
        </Field>
      </div>
    </Fieldset>
  );
}

function ClientFields(props: Props) {
  const { draft, onChange } = props;
  const { field, text } = bind(props);
  const details = (key: string) => field(`client.clientable_attributes.${key}`);
  return (
    <Fieldset
      legend={<span className="font-semibold text-base">Client</span>}
      hint="A client whom the desk has launched here before is used again; sort and details are then left as they are there."
      className="gap-4"
    >
      <div className="grid gap-4 desk:grid-cols-2">
        <Field {...field("client.name")} required hint={`At most ${NAME_MAX} characters.`}>
          <TextInput {...text("clientName")} />
        </Field>
        <Field {...field("client.client_type")} required>
          <Select
            options={types}
            value={draft.clientType}
            onChange={(event) =>
              onChange({
                clientType: CLIENT_TYPES.find((type) => type === event.target.value) ?? "individual",
              })
            }
          />
        </Field>
        <Field {...field("client.email")} hint={`At most ${LINE_MAX} characters.`}>
          <TextInput {...text("email")} type="email" inputMode="email" />
        </Field>
        <Field {...field("client.phone")} hint="With its country code, such as +64 21 012 3456.">
          <TextInput {...text("phone")} type="tel" inputMode="tel" />
        </Field>
        {hasDetails(draft.clientType) && (
          <>
            <Field {...details("firstname")} required>
              <TextInput {...text("firstName")} />
            </Field>
            <Field {...details("lastname")} required>
              <TextInput {...text("lastName")} />
            </Field>
            <Field {...details("middle_name")}>
              <TextInput {...text("middleName")} />
            </Field>
            <Field {...details("date_of_birth")}>
              <DateInput {...text("dob")} min="1900-01-01" />
            </Field>
          </>
        )}
      </div>
    </Fieldset>
  );
}

function AddressFields(props: Props) {
  const { draft, errors, onChange } = props;
  const { field } = bind(props);
  const at = (key: string) => field(`activity.address_attributes.${key}`);
  const line = (key: keyof DraftAddress) => ({
    value: draft.address[key],
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) =>
      onChange({ address: { ...draft.address, [key]: event.target.value } }),
  });
  return (
    <Fieldset
      legend={<span className="font-semibold text-base">Address of the case</span>}
      error={errors["activity.address_attributes"]}
      className="gap-4"
    >
      <Checkbox
        label="Send an address"
        hint="Country, line 1, state and postcode are then needed."
        checked={draft.withAddress}
        onChange={(event) => onChange({ withAddress: event.target.checked })}
      />
      {draft.withAddress && (
        <div className="grid gap-4 desk:grid-cols-2">
          <Field {...at("country_code")} required>
            <Combobox
              options={countryOptions()}
              value={draft.address.country || null}
              onChange={(value) => onChange({ address: { ...draft.address, country: value ?? "" } })}
              emptyText="No country of this name"
            />
          </Field>
          <Field {...at("address_line_1")} required>
            <TextInput {...line("line1")} />
          </Field>
          <Field {...at("address_line_2")}>
            <TextInput {...line("line2")} />
          </Field>
          <Field {...at("suburb")}>
            <TextInput {...line("suburb")} />
          </Field>
          <Field {...at("state")} required>
            <TextInput {...line("state")} />
          </Field>
          <Field {...at("postcode")} required>
            <TextInput {...line("postcode")} />
          </Field>
        </div>
      )}
    </Fieldset>
  );
}
