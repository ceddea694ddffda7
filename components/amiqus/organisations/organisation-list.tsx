"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useState } from "react";
import type { ProviderListProps } from "@/components/clients/provider-list";
import { Loaded } from "@/components/frame/loaded";
import { OperationNotice } from "@/components/operations/operation-notice";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { organisationsOptions } from "@/lib/amiqus/organisations/query-options";
import type { Organisation } from "@/lib/amiqus/organisations/types";
import { may, type Role } from "@/lib/auth/roles";
import { openOperationsOptions } from "@/lib/operations/query-options";
import { Pager } from "../pager";
import { OrganisationDialog } from "./organisation-dialog";

const parsers = {
  sort: parseAsStringLiteral(["name", "created_at", "updated_at", "archived_at"]).withDefault("name"),
  order: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
  visibility: parseAsStringLiteral(["active", "archived"]),
  page: parseAsInteger.withDefault(1),
};
const sorts = [
  { value: "name", label: "Name" },
  { value: "created_at", label: "Created" },
  { value: "updated_at", label: "Changed" },
  { value: "archived_at", label: "Archived" },
];
const visibilities = [
  { value: "active", label: "Active" },
  { value: "archived", label: "Archived" },
];

/** The organisations of an Amiqus account. */
export default function OrganisationList({ connectionId, connectionName, role }: ProviderListProps) {
  const [state, setState] = useQueryStates(parsers, { history: "replace", shallow: true });
  const { visibility, sort, order } = state;
  const page = Math.min(Math.max(state.page, 1), 10_000);
  const query = useQuery(
    organisationsOptions(connectionId, { sort, order, page, ...(visibility && { visibility }) }),
  );
  const [editing, setEditing] = useState<Organisation | "new" | null>(null);
  const canWrite = may(role, "client.write");
  const set = (key: "sort" | "order" | "visibility", value: string) =>
    void setState({ page: null, [key]: value === "" ? null : value });
  return (
    <>
      <OpenWrites connectionId={connectionId} role={role} />
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <Field label="Visibility" className="w-44 max-desk:w-full">
          <Select
            value={visibility ?? ""}
            placeholder="Active and archived"
            options={visibilities}
            onChange={(event) => set("visibility", event.target.value)}
          />
        </Field>
        <Field label="Sort by" className="w-36 max-desk:w-full">
          <Select value={sort} options={sorts} onChange={(event) => set("sort", event.target.value)} />
        </Field>
        <Field label="Order" className="w-36 max-desk:w-full">
          <Select
            value={order}
            options={[
              { value: "asc", label: "Ascending" },
              { value: "desc", label: "Descending" },
            ]}
            onChange={(event) => set("order", event.target.value)}
          />
        </Field>
        {canWrite && (
          <Button variant="primary" onClick={() => setEditing("new")}>
            Create organisation
          </Button>
        )}
      </div>
      <Loaded query={query} what="organisations" rows={8}>
        {(data) =>
          data.items.length === 0 && page === 1 ? (
            <EmptyState
              title={
                visibility === "archived"
                  ? "No archived organisations"
                  : `${connectionName} has no organisations yet`
              }
            >
              {visibility === "archived"
                ? "Organisations are archived on Amiqus' own site."
                : "Create one, then add clients to it on their pages."}
            </EmptyState>
          ) : (
            <div aria-busy={query.isPlaceholderData}>
              <OrganisationTable rows={data.items} canWrite={canWrite} onEdit={setEditing} />
              <Pager
                page={page}
                pages={data.pages}
                total={data.total}
                shown={data.items.length}
                pending={query.isPlaceholderData}
                onPage={(next) => void setState({ page: next === 1 ? null : next })}
              />
            </div>
          )
        }
      </Loaded>
      <p className="max-w-[72ch] text-ink-2 text-sm">
        Amiqus lets nobody archive or delete an organisation through its API. Do it on its own site; the
        filter above then tells them apart.
      </p>
      {editing && (
        <OrganisationDialog
          connectionId={connectionId}
          organisation={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

/** Writes about organisations of this connection whose outcome is open: they belong to no client's page. */
function OpenWrites({ connectionId, role }: { connectionId: string; role: Role }) {
  const { data } = useQuery(openOperationsOptions());
  const ours = (data ?? []).filter(
    (one) => one.connectionId === connectionId && one.kind.startsWith("amiqus.organisation."),
  );
  if (ours.length === 0) return null;
  return (
    <div className="mb-4 flex flex-col gap-2" aria-live="polite">
      {ours.map((operation) => (
        <OperationNotice
          key={operation.id}
          operation={operation}
          mayResolve={may(role, "operation.resolve")}
        />
      ))}
    </div>
  );
}

interface OrganisationTableProps {
  rows: readonly Organisation[];
  canWrite: boolean;
  onEdit: (organisation: Organisation) => void;
}

function OrganisationTable({ rows, canWrite, onEdit }: OrganisationTableProps) {
  return (
    <Table caption="Organisations">
      <thead>
        <Tr>
          <Th>Name</Th>
          <Th>Company number</Th>
          <Th>Jurisdiction</Th>
          <Th className="max-desk:hidden">Created</Th>
          <Th className="max-desk:hidden">Changed</Th>
          {canWrite && (
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          )}
        </Tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Th scope="row" className="wrap-anywhere">
              {row.name} {row.archivedAt && <Badge tone="closed">Archived</Badge>}
            </Th>
            <Td className="font-mono">{row.companyNumber}</Td>
            <Td className="font-mono">{row.jurisdiction}</Td>
            <Td className="max-desk:hidden">
              <RelativeTime at={row.createdAt} />
            </Td>
            <Td className="max-desk:hidden">
              <RelativeTime at={row.updatedAt} />
            </Td>
            {canWrite && (
              <Td>
                <Button size="sm" variant="quiet" aria-label={`Edit ${row.name}`} onClick={() => onEdit(row)}>
                  Edit
                </Button>
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
