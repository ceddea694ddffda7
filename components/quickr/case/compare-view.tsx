import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { plural } from "@/lib/format/names";
import type { ComparedEntryDto, ComparedFieldDto, ComparedSectionDto } from "@/lib/quickr/types";

interface ComparedSectionProps {
  section: ComparedSectionDto;
  onlyDifferences: boolean;
}

/** One section of the case: what was known, what was declared, what registers say now. */
export function ComparedSection({ section, onlyDifferences }: ComparedSectionProps) {
  const differing = section.entries.flatMap((entry) => entry.fields).filter((field) => field.differs).length;
  const entries = section.entries
    .map((entry) => ({
      ...entry,
      fields: onlyDifferences ? entry.fields.filter((field) => field.differs) : entry.fields,
    }))
    .filter((entry) => entry.fields.length > 0);
  return (
    <Section
      title={section.label}
      description={differing === 0 ? "No differences." : `${plural(differing, "difference")}.`}
    >
      {entries.map((entry, index) => (
        // Two people of one name are two entries.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <EntryTable key={index} entry={entry} of={section.label} />
      ))}
    </Section>
  );
}

function EntryTable({ entry, of }: { entry: ComparedEntryDto; of: string }) {
  return (
    <div className="mb-4">
      <h3 className="mb-1 font-semibold text-sm">{entry.title}</h3>
      <Table caption={`${of}: ${entry.title}`}>
        <thead>
          <Tr>
            <Th className="w-1/4">Field</Th>
            <Th className="w-1/4">Prefilled</Th>
            <Th className="w-1/4">Declared</Th>
            <Th className="w-1/4">Discovered</Th>
          </Tr>
        </thead>
        <tbody>
          {entry.fields.map((field) => (
            <Line key={field.key} field={field} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Line({ field }: { field: ComparedFieldDto }) {
  return (
    <Tr className={field.differs ? "bg-review-soft" : undefined}>
      <Th scope="row" className="font-normal">
        <span className="flex flex-wrap items-center gap-x-2">
          {field.label}
          {field.differs && <Badge tone="review">Differs</Badge>}
        </span>
      </Th>
      <Value value={field.prefill} />
      <Value value={field.declared} />
      <Value value={field.discovered} />
    </Tr>
  );
}

function Value({ value }: { value: string | null }) {
  return (
    <Td className="wrap-anywhere min-w-32">
      {value ?? (
        <span className="text-ink-3">
          <span aria-hidden="true">–</span>
          <span className="sr-only">not there</span>
        </span>
      )}
    </Td>
  );
}
