import { FactsList } from "@/components/ui/facts-list";

/** Lists of labels and values, one block for each entry. */
export function FactBlocks({ entries }: { entries: readonly { label: string; value: string }[][] }) {
  return (
    <ul className="flex flex-col gap-2">
      {entries.map((facts, index) => (
        // Entries have no name of their own.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <li key={index} className="border-l-2 pl-3">
          <FactsList facts={distinct(facts)} />
        </li>
      ))}
    </ul>
  );
}

/** Facts with labels that tell them apart, for lists are keyed by label. */
function distinct(facts: readonly { label: string; value: string }[]) {
  const seen = new Map<string, number>();
  return facts.map(({ label, value }) => {
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    return { label: times === 1 ? label : `${label} ${times}`, value };
  });
}
