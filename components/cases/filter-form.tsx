"use client";

import { useEffect, useRef } from "react";
import { ExportButton } from "@/components/exports/export-button";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Select } from "@/components/ui/select";
import { kindLabels, statusLabels, TAB_ORDER, waitingLabels } from "@/lib/cases/words";
import { catalog } from "@/lib/providers/catalog";
import { CASE_KINDS, WAITING_ON } from "@/lib/providers/port";
import { clearFilters, filterCount } from "./filter-count";
import { useQueue } from "./queue-context";
import type { CaseList } from "./use-case-list";

function toggled<T>(list: readonly T[], item: T, on: boolean): T[] | null {
  const next = on ? [...list, item] : list.filter((one) => one !== item);
  return next.length === 0 ? null : next;
}

/** Every filter of the list. Each acts at once and is kept in the URL. */
export function FilterForm({ list }: { list: CaseList }) {
  const { params, setParams, counts } = list;
  const { desk } = useQueue();
  const on = filterCount(list);
  const providers = Object.values(catalog);
  const form = useRef<HTMLDivElement>(null);
  // The popover gives the focus to what it holds when it opens, which this may be too late for.
  useEffect(() => form.current?.querySelector("select")?.focus(), []);
  return (
    <div ref={form} className="flex w-72 max-w-full flex-col gap-4 p-3">
      <Field label="Assignee">
        <Select
          value={params.assignee}
          onChange={(event) => void setParams({ assignee: event.target.value || null })}
          options={[
            { value: "", label: "Anybody or nobody" },
            { value: "me", label: `Me${counts ? ` (${counts.mine})` : ""}` },
            { value: "none", label: `Nobody${counts ? ` (${counts.unassigned})` : ""}` },
            ...desk.members.map((member) => ({
              value: member.id,
              label: member.active ? member.name : `${member.name} (left)`,
            })),
          ]}
        />
      </Field>
      <Fieldset legend="Waiting on">
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {WAITING_ON.map((who) => (
            <Checkbox
              key={who}
              label={waitingLabels[who]}
              checked={params.waiting.includes(who)}
              onChange={(event) =>
                void setParams({ waiting: toggled(params.waiting, who, event.target.checked) })
              }
            />
          ))}
        </div>
      </Fieldset>
      <Fieldset legend="Kind">
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {CASE_KINDS.map((kind) => (
            <Checkbox
              key={kind}
              label={kindLabels[kind]}
              checked={params.kind.includes(kind)}
              onChange={(event) => void setParams({ kind: toggled(params.kind, kind, event.target.checked) })}
            />
          ))}
        </div>
      </Fieldset>
      <Fieldset legend="Status">
        <div className="grid grid-cols-2 gap-x-4 gap-y-2">
          {TAB_ORDER.map((status) => (
            <Checkbox
              key={status}
              label={statusLabels[status]}
              checked={params.status.includes(status)}
              onChange={(event) =>
                void setParams({ status: toggled(params.status, status, event.target.checked) })
              }
            />
          ))}
        </div>
      </Fieldset>
      {providers.length > 1 && (
        <Fieldset legend="Provider">
          <div className="grid grid-cols-2 gap-x-4 gap-y-2">
            {providers.map(({ id, label }) => (
              <Checkbox
                key={id}
                label={label}
                checked={params.provider.includes(id)}
                onChange={(event) =>
                  void setParams({ provider: toggled(params.provider, id, event.target.checked) })
                }
              />
            ))}
          </div>
        </Fieldset>
      )}
      {desk.connections.length > 1 && (
        <Field label="Connection">
          <Select
            value={params.connection}
            onChange={(event) => void setParams({ connection: event.target.value || null })}
            options={[
              { value: "", label: "All connections" },
              ...desk.connections.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
      )}
      <Field label="Archived cases">
        <Select
          value={params.archived ?? ""}
          onChange={(event) => {
            const { value } = event.target;
            void setParams({ archived: value === "yes" || value === "all" ? value : null });
          }}
          options={[
            { value: "", label: "Hidden" },
            { value: "all", label: "Shown too" },
            { value: "yes", label: "Only these" },
          ]}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          onClick={() => clearFilters(list)}
          disabled={on === 0 && params.status.length === 0}
        >
          Clear filters
        </Button>
        <ExportButton
          question={{ what: "cases", filter: list.list.filter, text: list.list.text }}
          size="sm"
          variant="quiet"
        />
      </div>
    </div>
  );
}
