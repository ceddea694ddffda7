import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { AuditRow } from "@/lib/audit/types";
import { actionLabel, outcomeLabel } from "./action-words";

function particulars(row: AuditRow): string[] {
  const detail = Object.entries(row.detail).map(
    ([key, value]) => `${key}: ${Array.isArray(value) ? value.join(", ") : String(value)}`,
  );
  const fields = row.changedFields.length > 0 ? [`changed: ${row.changedFields.join(", ")}`] : [];
  return [...fields, ...detail];
}

function ObjectOf({ row }: { row: AuditRow }) {
  const name = row.objectType.replaceAll("-", " ");
  if (row.caseId) return <TextLink href={`/cases/${row.caseId}`}>{name}</TextLink>;
  if (row.clientId) return <TextLink href={`/clients/${row.clientId}`}>{name}</TextLink>;
  return name;
}

/** Events, the newest first, each with its place in the chain. */
export function AuditTable({ rows }: { rows: AuditRow[] }) {
  return (
    <Table caption="Audit trail">
      <thead>
        <Tr>
          <Th numeric>No.</Th>
          <Th>When</Th>
          <Th>Who</Th>
          <Th>Action</Th>
          <Th>Object</Th>
          <Th>Particulars</Th>
        </Tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.seq}>
            <Td numeric className="font-mono text-ink-2">
              {row.seq}
            </Td>
            <Td className="whitespace-nowrap">
              <RelativeTime at={row.at} />
            </Td>
            <Td>
              {row.actorName}
              {row.ip && <span className="block font-mono text-ink-2 text-xs">{row.ip}</span>}
            </Td>
            <Td>
              {actionLabel(row.action)}{" "}
              {row.outcome !== "done" && <Badge tone="danger">{outcomeLabel(row.outcome)}</Badge>}
            </Td>
            <Td>
              <ObjectOf row={row} />
              {row.objectId && (
                <span className="block max-w-40 truncate font-mono text-ink-2 text-xs" title={row.objectId}>
                  {row.objectId}
                </span>
              )}
            </Td>
            <Td className="wrap-anywhere min-w-56 text-ink-2">
              {particulars(row).map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
