"use client";

import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { templatesOptions } from "@/lib/amiqus/account/query-options";
import type { TemplateDto, TemplatesDto } from "@/lib/amiqus/account/types";
import { FormTemplatesSection } from "../form-templates/form-templates-section";

const sections: { key: keyof TemplatesDto; title: string; description: string; detail: string }[] = [
  {
    key: "records",
    title: "Record templates",
    description: "Steps and messages that a launch may start from.",
    detail: "Steps",
  },
  {
    key: "emails",
    title: "E-mail templates",
    description: "Texts that Amiqus sends to clients.",
    detail: "Text",
  },
  {
    key: "documents",
    title: "Document templates",
    description: "Documents that a client may be asked for or sent.",
    detail: "Text",
  },
  {
    key: "library",
    title: "Library documents",
    description: "Files that may be sent with a launch.",
    detail: "File",
  },
];

/** What Amiqus has prepared for launches. All but forms are changed at Amiqus; launches choose from those switched on. */
export function TemplatesPanel({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  const { data, error, refetch, isFetching } = useQuery(templatesOptions(connectionId));
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={10} height="line" label="Loading templates" />;
  return (
    <>
      <FormTemplatesSection connectionId={connectionId} manage={manage} forms={data.forms} />
      {sections.map(({ key, title, description, detail }) => (
        <Section key={key} title={title} description={description}>
          <TemplateTable title={title} rows={data[key]} detail={detail} />
        </Section>
      ))}
    </>
  );
}

function TemplateTable({
  title,
  rows,
  detail,
}: {
  title: string;
  rows: readonly TemplateDto[];
  detail: string;
}) {
  if (rows.length === 0) {
    return <EmptyState title="None yet">They are made at Amiqus and appear here.</EmptyState>;
  }
  return (
    <Table caption={title}>
      <thead>
        <Tr>
          <Th>Name</Th>
          <Th>Description</Th>
          <Th>{detail}</Th>
          <Th>State</Th>
        </Tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Th scope="row">{row.name}</Th>
            <Td>{row.description}</Td>
            <Td className="max-w-96 whitespace-pre-line">{row.detail}</Td>
            <Td>
              <Badge tone={row.enabled ? "approved" : "hold"}>{row.enabled ? "On" : "Switched off"}</Badge>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
