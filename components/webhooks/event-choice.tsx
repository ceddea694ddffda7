"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/fieldset";
import { RadioGroup } from "@/components/ui/radio-group";
import { registerWebhookAction, setEventsAction } from "@/lib/webhooks/actions";
import type { WebhookDto } from "@/lib/webhooks/types";
import { useWebhookWrite } from "./use-webhook-write";

const ALL = "*";

interface EventChoiceProps {
  connectionId: string;
  webhook: WebhookDto;
}

/** Chooses what the webhook is told of; without one it registers it. */
export function EventChoice({ connectionId, webhook }: EventChoiceProps) {
  const { events, eventChoices, registered, providerLabel, reachable } = webhook;
  const [all, setAll] = useState(events.includes(ALL));
  const [chosen, setChosen] = useState(() => events.filter((event) => event !== ALL));
  const { pending, error, operationId, write } = useWebhookWrite(
    registered ? setEventsAction : registerWebhookAction,
  );
  const next = all ? [ALL] : chosen;
  const same = next.length === events.length && next.every((event) => events.includes(event));

  function toggle(event: string, on: boolean) {
    setChosen(on ? [...chosen, event] : chosen.filter((one) => one !== event));
  }

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (pending || next.length === 0) return;
    const done = registered ? "The events are saved" : "The webhook is registered";
    await write({ connectionId, operationId, events: next }, done);
  }

  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-3">
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
      <RadioGroup
        legend="Told of"
        value={all ? "all" : "some"}
        onChange={(value) => setAll(value === "all")}
        options={[
          { value: "all", label: "Everything", hint: "Best: every change shows within seconds." },
          { value: "some", label: "Chosen events", hint: "Other changes are found with the next poll." },
        ]}
      />
      {!all && (
        <Fieldset
          legend={`Events of ${providerLabel}`}
          error={chosen.length === 0 ? "Choose at least one event." : undefined}
        >
          <div className="grid gap-x-4 desk:grid-cols-2 wide:grid-cols-3">
            {eventChoices
              .filter((event) => event !== ALL)
              .map((event) => (
                <Checkbox
                  key={event}
                  label={<span className="font-mono">{event}</span>}
                  checked={chosen.includes(event)}
                  onChange={(change) => toggle(event, change.target.checked)}
                />
              ))}
          </div>
        </Fieldset>
      )}
      <div>
        <Button
          type="submit"
          variant={registered ? "secondary" : "primary"}
          pending={pending}
          disabled={next.length === 0 || (registered ? same : !reachable)}
        >
          {registered ? "Save events" : "Register webhook"}
        </Button>
      </div>
    </form>
  );
}
