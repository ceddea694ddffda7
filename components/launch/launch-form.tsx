"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { MissingLink } from "@/components/clients/client-links";
import { OperationNotices } from "@/components/operations/operation-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { ClientDetail } from "@/lib/clients/types";
import type { ConnectionChoice } from "@/lib/connections/types";
import { type Draft, draftLabels, emptyDraft } from "@/lib/launch/draft";
import { launchOptionsOptions } from "@/lib/launch/query-options";
import { recentAlike } from "@/lib/launch/recent";
import { LaunchFields } from "./launch-fields";
import { RecentNotice } from "./recent-notice";
import { Review } from "./review";
import { useLaunch } from "./use-launch";
import { usePrice } from "./use-price";

interface LaunchFormProps {
  client: ClientDetail;
  connections: readonly ConnectionChoice[];
  /** Epoch milliseconds of the page, so that server and browser agree on what is recent. */
  now: number;
}

/** Launches a record or a case for one client. */
export function LaunchForm({ client, connections, now }: LaunchFormProps) {
  const linked = new Set(client.links.map((link) => link.connectionId));
  const first = connections.find((one) => linked.has(one.id)) ?? connections[0];
  const [connectionId, setConnectionId] = useState(first?.id ?? "");
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [dirty, setDirty] = useState(false);
  const connection = connections.find((one) => one.id === connectionId);
  const { data: options } = useQuery(launchOptionsOptions(connectionId));
  const live = usePrice(connectionId, draft);
  const { launch, pending, failure, recent, unknown, done } = useLaunch(client.id, connectionId);
  useLeaveGuard(dirty && !done && !unknown);
  if (!connection) return null;

  const known = linked.has(connectionId);
  const types = draft.kind === "record" && draft.source === "steps" ? draft.steps.map((s) => s.type) : [];
  const alike = recent ?? recentAlike(client.cases, types, now);

  function change(patch: Partial<Draft>) {
    setDraft((before) => ({ ...before, ...patch }));
    setDirty(true);
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void launch(draft, false);
  }

  return (
    <form onSubmit={onSubmit} noValidate autoComplete="off" className="flex flex-col gap-6">
      <FormFailure failure={failure} labels={draftLabels(draft)} />
      <Field id="connectionId" label="Connection" className="max-w-72">
        <Select
          value={connectionId}
          options={connections.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(event) => setConnectionId(event.target.value)}
        />
      </Field>
      {known ? (
        <LaunchFields
          draft={draft}
          errors={failure?.fieldErrors ?? {}}
          kinds={connection.launchKinds}
          connectionId={connectionId}
          options={options}
          live={live}
          onChange={change}
        />
      ) : (
        <ul>
          <MissingLink
            clientId={client.id}
            target={{ connectionId, connectionName: connection.name }}
            canWrite
          />
        </ul>
      )}
      {known && (
        <Section title="Review">
          <Review draft={draft} client={client} connection={connection} options={options} live={live} />
        </Section>
      )}
      <div aria-live="polite" className="flex flex-col gap-2">
        <RecentNotice
          recent={alike}
          onLaunchAnyway={recent ? () => void launch(draft, true) : undefined}
          pending={pending}
        />
        <OperationNotices subjectType="client" subjectId={client.id} mayResolve />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending} disabled={!known || unknown || done}>
          {draft.kind === "case" ? "Launch case" : "Launch record"}
        </Button>
        <LinkButton href={`/clients/${client.id}`} variant="quiet">
          {unknown ? "Back to the client" : "Cancel"}
        </LinkButton>
      </div>
      {unknown && (
        <p className="text-ink-2">
          The answer was lost, so it may have been launched. The desk is looking it up; nothing is sent twice.
          To launch something else, open this page again.
        </p>
      )}
    </form>
  );
}
