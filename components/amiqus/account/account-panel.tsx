"use client";

import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { ErrorState } from "@/components/ui/error-state";
import { FactsList } from "@/components/ui/facts-list";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { accountOptions } from "@/lib/amiqus/account/query-options";
import type { AccountDto } from "@/lib/amiqus/account/types";
import { formatDate } from "@/lib/format/dates";
import { count } from "@/lib/format/names";
import { MembersTable } from "./members-table";
import { ProfileForm } from "./profile-form";
import { TeamForm } from "./team-form";

/** Whose credentials a connection uses: profile, teams, the team's details and its members. */
export function AccountPanel({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  const { data, error, refetch, isFetching } = useQuery(accountOptions(connectionId));
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={10} height="line" label="Loading account" />;
  return (
    <>
      <Section title="Profile" description="The user at Amiqus whose credentials the desk works with.">
        <Profile account={data} />
        {manage && <ProfileForm key={data.profile.name} connectionId={connectionId} profile={data.profile} />}
      </Section>
      <Section title="Team at Amiqus">
        <Team account={data} />
        {manage && (
          <TeamForm
            key={`${data.team.contact} ${data.team.telephone}`}
            connectionId={connectionId}
            team={data.team}
          />
        )}
      </Section>
      <Section title="Teams of this user" description="A token works in the one team it was made in.">
        <ul className="text-sm">
          {data.teams.map((team) => (
            <li key={team.id} className="flex items-center gap-2 py-1">
              {team.name}
              {team.current && <Badge tone="accent">This connection</Badge>}
            </li>
          ))}
        </ul>
      </Section>
      {data.cases && data.cases.length > 0 && (
        <Section title="Cases at Amiqus" description="As Amiqus counts them now, archived ones too.">
          <Table caption="Cases at Amiqus by status">
            <thead>
              <Tr>
                <Th>Status</Th>
                <Th numeric>Cases</Th>
              </Tr>
            </thead>
            <tbody>
              {data.cases.map(({ status, count: cases }) => (
                <Tr key={status}>
                  <Th scope="row" className="font-normal">
                    “{status}”
                  </Th>
                  <Td numeric>{count(cases)}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Section>
      )}
      <Section
        title="Members"
        description="Members of both sides, matched by e-mail address. Cases are assigned at Amiqus only to members who are matched."
      >
        <MembersTable connectionId={connectionId} members={data.members} missing={data.missing} />
      </Section>
    </>
  );
}

function Profile({ account: { profile } }: { account: AccountDto }) {
  return (
    <FactsList
      facts={[
        { label: "Name", value: profile.name },
        { label: "E-mail", value: profile.email },
        { label: "Role there", value: profile.role ?? "Not told" },
      ]}
    />
  );
}

function Team({ account: { team } }: { account: AccountDto }) {
  return (
    <FactsList
      facts={[
        { label: "Name", value: team.name },
        { label: "Contact", value: team.contact ?? "None" },
        { label: "Telephone", value: team.telephone ?? "None" },
        { label: "Tier", value: team.tier && <span className="font-mono">{team.tier}</span> },
        { label: "Since", value: team.createdAt && formatDate(team.createdAt) },
      ]}
    />
  );
}
