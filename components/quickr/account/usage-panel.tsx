"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notify";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { fetchUsageCsv } from "@/lib/quickr/fetchers";
import { usageOptions } from "@/lib/quickr/query-options";
import type { UsageDto } from "@/lib/quickr/types";
import { UsageChart } from "./usage-chart";

/** Most rows that the page lists; the CSV has all. */
const MOST = 100;

const isoDay = (date: Date) => date.toISOString().slice(0, 10);

function save(blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = `gatehouse-quickr-usage-${isoDay(new Date())}.csv`;
  link.click();
  // The browser has taken the file over once the click is handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** What the account, or one below it, used in a period: as a chart, a table and a CSV. */
export function UsagePanel({ connectionId }: { connectionId: string }) {
  const [today] = useState(() => new Date());
  const [from, setFrom] = useState(() => isoDay(new Date(today.getTime() - 90 * 86_400_000)));
  const [to, setTo] = useState(() => isoDay(today));
  const [account, setAccount] = useState("");
  const named = /^[PT]Q\d{7}$/.test(account.trim());
  const asked = { accountId: named ? account.trim() : null, from, to };
  const right = from !== "" && to !== "" && from <= to;
  const query = useQuery({ ...usageOptions(connectionId, asked), enabled: right });
  const download = useMutation({
    mutationFn: async () => save(await fetchUsageCsv(connectionId, asked)),
    onError: (failed) => notify.error("The export was not made", { detail: failed.message }),
  });
  return (
    <Section
      title="Usage"
      description="Quickr’s own report. A partner may ask of any account below its own."
      actions={
        <Button
          icon={<Download aria-hidden="true" className="size-4" />}
          pending={download.isPending}
          disabled={!right}
          onClick={() => download.mutate()}
        >
          Export CSV
        </Button>
      }
    >
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <Field label="From" className="w-40">
          <DateInput value={from} max={to} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label="To" className="w-40" error={right ? undefined : "Choose a day on or after the first."}>
          <DateInput value={to} onChange={(event) => setTo(event.target.value)} />
        </Field>
        <Field
          label="Account"
          className="w-64"
          error={account.trim() === "" || named ? undefined : "An account id is PQ or TQ and seven digits."}
        >
          <TextInput
            mono
            value={account}
            autoComplete="off"
            placeholder="This account"
            onChange={(event) => setAccount(event.target.value)}
          />
        </Field>
      </div>
      {right && (
        <Loaded query={query} what="usage report">
          {(usage) => <Usage usage={usage} />}
        </Loaded>
      )}
    </Section>
  );
}

function Usage({ usage }: { usage: UsageDto }) {
  if (usage.rows.length === 0) {
    return <EmptyState title="Nothing was used">The report of this period has no lines.</EmptyState>;
  }
  return (
    <div className="flex flex-col gap-6">
      <UsageChart usage={usage} />
      <div className="max-h-96 overflow-y-auto">
        <Table caption="Usage report">
          <thead>
            <Tr>
              {usage.columns.map((column) => (
                <Th key={column} numeric={usage.numericColumns.includes(column)}>
                  {column}
                </Th>
              ))}
            </Tr>
          </thead>
          <tbody>
            {usage.rows.slice(0, MOST).map((row, index) => (
              // Lines of a report have no name.
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Tr key={index}>
                {usage.columns.map((column, at) => (
                  <Td key={column} numeric={usage.numericColumns.includes(column)}>
                    {row[at]}
                  </Td>
                ))}
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
      {usage.rows.length > MOST && (
        <p className="text-ink-2 text-sm">
          The first {MOST} lines of {usage.rows.length}. The CSV has all.
        </p>
      )}
    </div>
  );
}
