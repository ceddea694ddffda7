"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { FactsList } from "@/components/ui/facts-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status-mark";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { stepLabel } from "@/lib/amiqus/steps";
import type { ClientCaseDto, ClientDetail } from "@/lib/clients/types";
import { formatDate } from "@/lib/format/dates";
import { personName } from "@/lib/format/names";
import { providerEntry } from "@/lib/providers/catalog";

function addressLines(client: ClientDetail): string | null {
  const { address } = client;
  if (!address) return null;
  const street = [address.house_number, address.street_name].filter(Boolean).join(" ");
  const { unit, house_name, second_street, district, city, province, postcode } = address;
  return [unit, house_name, street, second_street, district, city, province, postcode, client.countryName]
    .filter(Boolean)
    .join(", ");
}

/** What the team knows of a client. */
export function ClientFacts({ client }: { client: ClientDetail }) {
  const titled = personName({ ...client, title: client.title === "other" ? client.otherTitle : null });
  return (
    <FactsList
      facts={[
        { label: "Name", value: titled },
        { label: "Title", value: client.title === "other" ? client.otherTitle : client.title },
        { label: "E-mail", value: client.email, copy: client.email },
        { label: "Mobile", value: client.mobile, copy: client.mobile ?? undefined },
        { label: "Landline", value: client.landline, copy: client.landline ?? undefined },
        { label: "Date of birth", value: client.dob && formatDate(client.dob) },
        {
          label: "Reference",
          value: client.reference && <span className="font-mono">{client.reference}</span>,
          copy: client.reference ?? undefined,
        },
        { label: "Address", value: addressLines(client) },
        { label: "Added", value: <RelativeTime at={client.createdAt} /> },
      ]}
    />
  );
}

/** The client's cases, newest first. */
export function ClientCases({ cases, more }: { cases: readonly ClientCaseDto[]; more: boolean }) {
  if (cases.length === 0) {
    return (
      <EmptyState title="No cases yet">
        Launch a record to ask this client for documents and checks.
      </EmptyState>
    );
  }
  return (
    <>
      <Table caption="Cases of this client">
        <thead>
          <Tr>
            <Th>Case</Th>
            <Th>Status</Th>
            <Th className="max-desk:hidden">Checks</Th>
            <Th className="max-desk:hidden">Launched</Th>
            <Th>Changed</Th>
          </Tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <Tr key={one.id}>
              <Th scope="row" className="min-w-36">
                <TextLink href={`/cases/${one.id}`}>{one.title}</TextLink>
              </Th>
              <Td>
                <StatusMark
                  status={one.status}
                  rawStatus={one.rawStatus}
                  waitingOn={one.waitingOn}
                  providerLabel={providerEntry(one.provider)?.label ?? one.provider}
                />
              </Td>
              <Td className="max-desk:hidden">{one.checks.map(stepLabel).join(", ")}</Td>
              <Td className="max-desk:hidden">
                <RelativeTime at={one.createdAt} />
              </Td>
              <Td>
                <RelativeTime at={one.updatedAt} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {more && <p className="mt-2 text-ink-2">Older cases are in the case list.</p>}
    </>
  );
}
