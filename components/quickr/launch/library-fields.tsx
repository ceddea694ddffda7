"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { LaunchPartProps } from "@/components/launch/launch-part";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { SkeletonRows } from "@/components/ui/skeleton";
import { automationsOptions, checklistsOptions } from "@/lib/quickr/query-options";
import { ChoiceList } from "../choice-list";
import type { QuickrDraft } from "./draft-schema";

interface Choice {
  id: string;
  name: string;
  description: string | null;
}

/** What goes along with the case: automations that act on it, and checklists that staff complete. */
export function LibraryFields({ draft, errors, connection, onChange }: LaunchPartProps<QuickrDraft>) {
  const automations = useQuery(automationsOptions(connection.id));
  const checklists = useQuery(checklistsOptions(connection.id));
  return (
    <>
      <Checkbox
        id="callback"
        label="Quickr tells the desk of changes"
        hint="Without it the desk hears of them when it asks, some minutes later."
        checked={draft.callback}
        onChange={(event) => onChange({ callback: event.target.checked })}
      />
      <div className="grid gap-6 desk:grid-cols-2">
        <Choices
          id="automations"
          legend="Automations"
          hint="Quickr acts by itself when their conditions hold."
          none="None are made yet; an admin makes them on the connection’s page."
          query={automations}
          chosen={draft.automations}
          error={errors.automations}
          onChange={(ids) => onChange({ automations: ids })}
        />
        <Choices
          id="agent_checklists"
          legend="Checklists"
          hint="To be completed by staff before the case is approved."
          none="None are made yet; an admin makes them on the connection’s page."
          query={checklists}
          chosen={draft.checklists}
          error={errors.agent_checklists}
          onChange={(ids) => onChange({ checklists: ids })}
        />
      </div>
    </>
  );
}

interface ChoicesProps {
  id: string;
  legend: string;
  hint: string;
  none: string;
  query: UseQueryResult<{ items: readonly Choice[] }>;
  chosen: readonly string[];
  error: string[] | undefined;
  onChange: (ids: string[]) => void;
}

function Choices({ id, legend, hint, none, query, chosen, error, onChange }: ChoicesProps) {
  const { data, isPending, isError, isFetching, refetch } = query;
  return (
    <ChoiceList
      id={id}
      legend={<span className="font-semibold text-base">{legend}</span>}
      hint={hint}
      error={error}
      options={
        data?.items.map((item) => ({ value: item.id, label: item.name, hint: item.description })) ?? []
      }
      chosen={chosen}
      onChange={onChange}
    >
      {isPending && <SkeletonRows rows={2} height="line" label={`Loading ${legend.toLowerCase()}`} />}
      {isError && (
        <div className="flex flex-col items-start gap-2 text-ink-2 text-sm">
          The list could not be read. The launch works without it.
          <Button size="sm" pending={isFetching} onClick={() => void refetch()}>
            Try again <span className="sr-only">to read {legend.toLowerCase()}</span>
          </Button>
        </div>
      )}
      {data?.items.length === 0 && <p className="text-ink-2 text-sm">{none}</p>}
    </ChoiceList>
  );
}
