"use client";

import type { LaunchPartProps } from "@/components/launch/launch-part";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { LANGUAGES, languageLabel } from "@/lib/providers/quickr/vocabulary";
import type { QuickrDraft } from "./draft-schema";

/** How the client meets the declaration and the contract: in whose name, in which language, and by which mails. */
export function ClientSide({ draft, errors, onChange }: LaunchPartProps<QuickrDraft>) {
  return (
    <Fieldset
      legend={<span className="font-semibold text-base">What the client meets</span>}
      className="max-w-lg gap-3"
    >
      <Field
        id="publisher.name"
        label="Publisher"
        hint="The name over the declaration. Left empty, the account’s own."
        error={errors["publisher.name"]}
      >
        <TextInput
          value={draft.publisherName}
          autoComplete="off"
          onChange={(event) => onChange({ publisherName: event.target.value })}
        />
      </Field>
      <Field
        id="publisher.support_email"
        label="Support e-mail"
        hint="Where the client can ask."
        error={errors["publisher.support_email"]}
      >
        <TextInput
          type="email"
          value={draft.supportEmail}
          autoComplete="off"
          onChange={(event) => onChange({ supportEmail: event.target.value })}
        />
      </Field>
      <Field id="language" label="Language" error={errors.language} className="max-w-48">
        <Select
          value={draft.language}
          placeholder="The account’s own"
          options={LANGUAGES.map((value) => ({ value, label: languageLabel(value) }))}
          onChange={(event) =>
            onChange({ language: LANGUAGES.find((one) => one === event.target.value) ?? "" })
          }
        />
      </Field>
      <Checkbox
        id="declarationNotifications"
        label="Mail about the declaration"
        hint="Without it you pass the link on yourself."
        checked={draft.declarationNotifications}
        onChange={(event) => onChange({ declarationNotifications: event.target.checked })}
      />
      <Checkbox
        id="signingNotifications"
        label="Mail about signing"
        hint="To everybody who has to sign, with reminders for a month."
        checked={draft.signingNotifications}
        onChange={(event) => onChange({ signingNotifications: event.target.checked })}
      />
    </Fieldset>
  );
}
