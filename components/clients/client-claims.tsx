"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { type ComparedField, compareClaims, type WeighedClaim } from "@/lib/clients/disagreements";
import { clientClaimsOptions } from "@/lib/clients/query-options";
import { formatDate } from "@/lib/format/dates";
import type { ClaimField } from "@/lib/providers/claims";

const labels: Record<ClaimField, string> = {
  name: "Name",
  dob: "Date of birth",
  address: "Address",
  outcome: "Outcome",
};

/** What the desk and each provider say of a client, side by side, with disagreements marked. */
export function ClientClaims({ clientId }: { clientId: string }) {
  const { data, error, refetch, isFetching } = useQuery(clientClaimsOptions(clientId));
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={4} height="line" label="Loading what providers say" />;
  if (data.length < 2) {
    return <p className="text-ink-2 text-sm">No provider has said anything of this client yet.</p>;
  }
  const fields = compareClaims(data);
  const disputed = fields.filter((one) => one.disagree);
  return (
    <>
      <p className="mb-2 text-sm" role="status">
        {disputed.length === 0
          ? "Nobody contradicts anybody."
          : `They disagree on: ${disputed.map((one) => labels[one.field].toLowerCase()).join(", ")}.`}
      </p>
      <Table caption="Side by side" hideCaption>
        <thead>
          <Tr>
            <Th>Field</Th>
            {data.map((source) => (
              <Th key={source.key} className="min-w-36 whitespace-normal">
                {source.caseId === null ? (
                  source.label
                ) : (
                  <TextLink href={`/cases/${source.caseId}`}>{source.label}</TextLink>
                )}
                {source.at !== null && (
                  <span className="block font-normal text-ink-3 text-xs">
                    as of <RelativeTime at={source.at} />
                  </span>
                )}
              </Th>
            ))}
          </Tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <Field key={field.field} field={field} />
          ))}
        </tbody>
      </Table>
    </>
  );
}

function Field({ field }: { field: ComparedField }) {
  return (
    <Tr>
      <Th scope="row">
        {labels[field.field]}
        {field.disagree && (
          <span className="mt-1 block">
            <Badge tone="danger">
              <TriangleAlert aria-hidden="true" className="size-3.5" />
              Disagreement
            </Badge>
          </span>
        )}
      </Th>
      {field.said.map(({ source, claims }) => (
        <Td key={source.key} className="align-top">
          {claims.length === 0 ? (
            <span className="text-ink-3">says nothing</span>
          ) : (
            claims.map((one) => <Said key={`${one.basis} ${one.value}`} said={one} />)
          )}
        </Td>
      ))}
    </Tr>
  );
}

function Said({ said }: { said: WeighedClaim }) {
  const day = said.field === "dob" && /^\d{4}-\d{2}-\d{2}$/.test(said.value);
  return (
    <p className="wrap-anywhere">
      <span className={said.differs ? "font-semibold text-danger" : undefined}>
        {day ? formatDate(said.value) : said.value}
        {said.differs && <span className="sr-only">, differs</span>}
      </span>
      <span className="block text-ink-3 text-xs">{said.basis}</span>
    </p>
  );
}
