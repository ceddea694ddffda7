"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ProviderPanelProps } from "@/components/clients/provider-panel";
import { Loaded } from "@/components/frame/loaded";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FactsList } from "@/components/ui/facts-list";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { takeValuesAction } from "@/lib/amiqus/people/actions";
import { profileOptions } from "@/lib/amiqus/people/query-options";
import type { PersonProfile } from "@/lib/amiqus/people/types";
import { may, whoMay } from "@/lib/auth/roles";
import { plural } from "@/lib/format/names";
import { useAmiqusWrite } from "../use-amiqus-write";
import { AddressSection } from "./address-section";
import { DecideDialog } from "./decide-dialog";
import { DeleteDialog } from "./delete-dialog";
import { personStatus, personTone } from "./status-words";

/** A client as Amiqus has them: the decision, the address, what differs from the desk, and the way to delete. */
export default function ProfilePanel(props: ProviderPanelProps) {
  const query = useQuery(profileOptions(props));
  return (
    <Loaded query={query} what="client at Amiqus" rows={8}>
      {(profile) => (
        <>
          <StatusSection {...props} profile={profile} />
          <AddressSection {...props} />
          {profile.differences.length > 0 && <Differences {...props} profile={profile} />}
          <DeleteSection {...props} profile={profile} />
        </>
      )}
    </Loaded>
  );
}

type SectionProps = ProviderPanelProps & { profile: PersonProfile };

function StatusSection({ profile, role, ...link }: SectionProps) {
  const [deciding, setDeciding] = useState(false);
  return (
    <Section
      title="Decision at Amiqus"
      description={
        may(role, "client.write") ? undefined : `${whoMay("client.write")} can decide on a client.`
      }
      actions={
        may(role, "client.write") && <Button onClick={() => setDeciding(true)}>Decide on client</Button>
      }
    >
      <FactsList
        facts={[
          {
            label: "Status",
            value: <Badge tone={personTone(profile.status)}>{personStatus(profile.status)}</Badge>,
          },
          { label: "Name there", value: profile.name },
          {
            label: "Id there",
            value: <span className="font-mono">{profile.providerClientId}</span>,
            copy: profile.providerClientId,
          },
          { label: "Created there", value: <RelativeTime at={profile.createdAt} /> },
          { label: "Changed there", value: <RelativeTime at={profile.updatedAt} /> },
          {
            label: "Archived there",
            value: profile.archivedAt && <RelativeTime at={profile.archivedAt} />,
          },
        ]}
      />
      {profile.decisions.length > 0 && (
        <ol aria-label="Decisions made here" className="mt-3 flex flex-col gap-2 text-sm">
          {profile.decisions.map((decision) => (
            <li key={decision.id} className="border-l-2 pl-3">
              <span className="font-medium">
                {personStatus(decision.to)} by {decision.by}
              </span>
              , was {personStatus(decision.from)}{" "}
              <span className="text-ink-3">
                <RelativeTime at={decision.at} />
              </span>
              <p className="wrap-anywhere max-w-[72ch] whitespace-pre-line text-ink-2">{decision.reason}</p>
            </li>
          ))}
        </ol>
      )}
      {deciding && <DecideDialog {...link} profile={profile} onClose={() => setDeciding(false)} />}
    </Section>
  );
}

function Differences({ profile, role, linkId }: SectionProps) {
  const { write, pending } = useAmiqusWrite();
  return (
    <Section
      title="Differs from the desk"
      description="The desk and Amiqus were changed apart. Taking Amiqus' values changes the desk only."
      actions={
        may(role, "client.write") && (
          <Button
            pending={pending !== null}
            onClick={() =>
              void write({
                name: "take",
                send: (operationId) => takeValuesAction({ linkId, operationId }),
                done: "The desk has Amiqus' values",
              })
            }
          >
            Take Amiqus' values
          </Button>
        )
      }
    >
      <Table caption="What Amiqus and the desk say differently">
        <thead>
          <Tr>
            <Th>Field</Th>
            <Th>Amiqus</Th>
            <Th>Desk</Th>
          </Tr>
        </thead>
        <tbody>
          {profile.differences.map((one) => (
            <Tr key={one.label}>
              <Th scope="row">{one.label}</Th>
              <Td className="wrap-anywhere">{one.there ?? <span className="text-ink-3">Nothing</span>}</Td>
              <Td className="wrap-anywhere">{one.here ?? <span className="text-ink-3">Nothing</span>}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function DeleteSection({ profile, role, ...link }: SectionProps) {
  const [asking, setAsking] = useState(false);
  const { allowed, because, records } = profile.deletion;
  const mayHere = may(role, "client.delete");
  return (
    <Section
      title="Delete at Amiqus"
      description={
        records
          ? `Amiqus deletes the client with ${plural(records, "record")}. It cannot be undone.`
          : "It cannot be undone."
      }
    >
      {!mayHere && <p className="text-ink-2 text-sm">{whoMay("client.delete")} can delete a client.</p>}
      {mayHere && !allowed && <Notice tone="info">{because}</Notice>}
      {mayHere && allowed && (
        <Button variant="danger" onClick={() => setAsking(true)}>
          Delete at Amiqus
        </Button>
      )}
      {asking && <DeleteDialog {...link} profile={profile} onClose={() => setAsking(false)} />}
    </Section>
  );
}
