"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Role } from "@/lib/auth/roles";
import { clientListOptions, clientOptions } from "@/lib/clients/query-options";
import type { ConnectionChoice } from "@/lib/connections/types";
import { LaunchForm } from "./launch-form";

interface LaunchViewProps {
  clientId: string | null;
  connections: readonly ConnectionChoice[];
  role: Role;
  now: number;
}

/** The launch page: first for whom, then what. */
export function LaunchView({ clientId, connections, role, now }: LaunchViewProps) {
  if (connections.length === 0) {
    return (
      <>
        <PageHeader title="Launch" />
        <EmptyState
          title="No provider is connected yet"
          action={<LinkButton href="/settings/connections">Open connections</LinkButton>}
        >
          Records and cases are launched at a provider, which an admin connects first.
        </EmptyState>
      </>
    );
  }
  return clientId === null ? <ChooseClient /> : <ForClient {...{ clientId, connections, role, now }} />;
}

function ForClient({ clientId, connections, role, now }: LaunchViewProps & { clientId: string }) {
  const { data, error, refetch, isFetching } = useQuery(clientOptions(clientId));
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={8} height="field" label="Loading client" />;
  return (
    <>
      <PageHeader
        title={`Launch for ${data.name}`}
        back={{ href: `/clients/${clientId}`, label: data.name }}
      />
      <LaunchForm client={data} connections={connections} role={role} now={now} />
    </>
  );
}

function ChooseClient() {
  const router = useRouter();
  const [text, setText] = useState("");
  const { data, isFetching } = useInfiniteQuery(clientListOptions(text));
  const found = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title="Launch" description="Choose the client first." />
      <div className="flex max-w-md flex-col items-start gap-4">
        <Field label="Client" hint="Name, e-mail or reference" className="w-full">
          <Combobox
            options={found.map((row) => ({ value: row.id, label: row.name, hint: row.email }))}
            value={null}
            onSearch={setText}
            loading={isFetching}
            onChange={(id) => {
              if (id) router.push(`/cases/launch?client=${id}`);
            }}
            emptyText="No client matches"
          />
        </Field>
        <LinkButton href="/clients/new">Create client</LinkButton>
      </div>
    </>
  );
}
