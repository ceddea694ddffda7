import { Table, Td, Th, Tr } from "@/components/ui/table";
import { plural } from "@/lib/format/names";
import type { OwnerRow } from "./ownership-rows";

const BOX = 236;
const HEIGHT = 44;
const STEP = 56;
const INDENT = 26;
/** Letters that fit into a box. */
const LETTERS = 29;

const short = (text: string) => (text.length > LETTERS ? `${text.slice(0, LETTERS - 1)}…` : text);
const leftOf = (row: OwnerRow) => row.depth * INDENT + 1;

/** Who owns the company, as boxes on lines; the table below says the same. */
export function OwnershipPicture({ rows }: { rows: readonly OwnerRow[] }) {
  const width = BOX + Math.max(0, ...rows.map((row) => row.depth)) * INDENT + 2;
  return (
    <figure className="flex flex-col gap-4">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label="Ownership picture" tabIndex={0} className="overflow-x-auto">
        <svg
          role="img"
          aria-label={`${rows[0]?.name ?? "The company"} and ${plural(rows.length - 1, "owner")}. The table says the same.`}
          width={width}
          height={rows.length * STEP - (STEP - HEIGHT) + 2}
          className="text-xs"
        >
          {rows.map((row, index) => {
            const parent = rows[row.parent];
            if (!parent) return null;
            const x = leftOf(parent) + INDENT / 2;
            const down = row.parent * STEP + 1 + HEIGHT;
            return (
              <path
                key={`${row.parent}-${row.id}`}
                d={`M${x} ${down}V${index * STEP + 1 + HEIGHT / 2}H${leftOf(row)}`}
                fill="none"
                className="stroke-line-strong"
                strokeWidth={row.percent === null ? 1 : 1 + row.percent / 25}
                strokeDasharray={row.percent === null ? "3 3" : undefined}
              />
            );
          })}
          {rows.map((row, index) => (
            <Box key={`${row.parent}-${row.id}`} row={row} y={index * STEP + 1} />
          ))}
        </svg>
      </section>
      <figcaption>
        <OwnersTable rows={rows.slice(1)} />
      </figcaption>
    </figure>
  );
}

function Box({ row, y }: { row: OwnerRow; y: number }) {
  const x = leftOf(row);
  const company = row.kind === "company";
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={BOX}
        height={HEIGHT}
        rx={6}
        className={company ? "fill-accent-soft stroke-accent" : "fill-surface-1 stroke-line-strong"}
      />
      {row.percent !== null && (
        <rect x={x} y={y + HEIGHT - 3} width={(BOX * row.percent) / 100} height={3} className="fill-accent" />
      )}
      <text x={x + 10} y={y + 18} className="fill-ink-1 font-medium text-sm">
        {short(row.name)}
      </text>
      <text x={x + 10} y={y + 34} className="fill-ink-2">
        {short(row.share)}
      </text>
    </g>
  );
}

const kinds = { company: "Company", person: "Person", unknown: "Not told" };

function OwnersTable({ rows }: { rows: readonly OwnerRow[] }) {
  return (
    <Table caption="Who owns the company">
      <thead>
        <Tr>
          <Th>Owner</Th>
          <Th>Kind</Th>
          <Th>Share</Th>
          <Th>Of</Th>
          <Th>Details</Th>
        </Tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={`${row.parent}-${row.id}`}>
            <Th scope="row">{row.name}</Th>
            <Td>{kinds[row.kind]}</Td>
            <Td>{row.share}</Td>
            <Td>{row.owns}</Td>
            <Td>{row.detail}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
