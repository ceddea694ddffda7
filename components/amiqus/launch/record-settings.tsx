"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Textarea } from "@/components/ui/textarea";
import { type Draft, LONGEST_EXPIRY_DAYS, MESSAGE_MAX_LENGTH } from "@/lib/amiqus/launch/draft";
import type { FieldErrors } from "@/lib/errors";
import { count } from "@/lib/format/names";
import { errorsAt } from "@/lib/launch/errors-at";

interface SettingsProps {
  draft: Draft;
  errors: FieldErrors;
  onChange: (patch: Partial<Draft>) => void;
}

const dayOf = (offset: number) => {
  const date = new Date(Date.now() + offset * 86_400_000);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** How the client hears of a record with steps of our choosing. */
export function MessageSettings({ draft, errors, onChange }: SettingsProps) {
  const left = MESSAGE_MAX_LENGTH - draft.message.length;
  return (
    <Fieldset legend={<span className="font-semibold text-base">Telling the client</span>} className="gap-3">
      <Checkbox
        id="notification"
        label="Send the client an e-mail with the link"
        hint="Without it you pass the link on yourself."
        checked={draft.notification}
        onChange={(event) => onChange({ notification: event.target.checked })}
      />
      <Checkbox
        id="reminder"
        label="Send reminders"
        hint="Every 2 days until the client is done or the record expires."
        checked={draft.reminder}
        onChange={(event) => onChange({ reminder: event.target.checked })}
      />
      <Field
        id="message"
        label="Message"
        hint="Stands in the e-mail and above the steps."
        error={errorsAt(errors, "message")}
      >
        <Textarea
          value={draft.message}
          onChange={(event) => onChange({ message: event.target.value })}
          rows={4}
        />
      </Field>
      <p className={left < 0 ? "text-danger" : "text-ink-3"} aria-live={left < 200 ? "polite" : "off"}>
        {left < 0 ? `${count(-left)} characters too many` : `${count(left)} characters left`}
      </p>
    </Fieldset>
  );
}

/** Until when the client can submit. */
export function ExpirySetting({ draft, errors, onChange }: SettingsProps) {
  return (
    <Field
      id="expiresAt"
      label="Expires"
      hint={`At the end of that day, at most ${LONGEST_EXPIRY_DAYS} days from now. Left empty, the provider's own: ${LONGEST_EXPIRY_DAYS} days.`}
      error={errorsAt(errors, "expiresAt")}
    >
      <DateInput
        value={draft.expiryDay}
        min={dayOf(1)}
        max={dayOf(LONGEST_EXPIRY_DAYS)}
        onChange={(event) => onChange({ expiryDay: event.target.value })}
        suppressHydrationWarning
      />
    </Field>
  );
}
