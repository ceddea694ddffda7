import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { BalanceDayDto } from "@/lib/amiqus/account/types";
import { formatDate } from "@/lib/format/dates";
import { count, plural } from "@/lib/format/names";
import { signed } from "./signed";

/** Most days that the page lists; the CSV has every movement. */
const MOST = 60;

/** The chart's figures, newest first. */
export function BalanceTable({ days }: { days: readonly BalanceDayDto[] }) {
  const shown = days.slice(-MOST).reverse();
  return (
    <div>
      <div className="max-h-72 overflow-y-auto">
        <Table caption="Balance by day">
          <thead>
            <Tr>
              <Th>Day</Th>
              <Th numeric>Added</Th>
              <Th numeric>Spent</Th>
              <Th numeric>Balance</Th>
            </Tr>
          </thead>
          <tbody>
            {shown.map(({ day, added, spent, balance }) => (
              <Tr key={day}>
                <Th scope="row" className="whitespace-nowrap font-normal">
                  {formatDate(day)}
                </Th>
                <Td numeric>{added > 0 && signed(added)}</Td>
                <Td numeric>{spent > 0 && signed(-spent)}</Td>
                <Td numeric>{count(balance)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
      {days.length > shown.length && (
        <p className="pt-2 text-ink-2 text-sm">
          The last {plural(shown.length, "day")} with movements. The CSV has all {count(days.length)}.
        </p>
      )}
    </div>
  );
}
