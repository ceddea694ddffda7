"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notify";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { ListItemDto } from "@/lib/action-management/types";
import { actionFailure } from "@/lib/api-client";
import { plural } from "@/lib/format/names";
import { saveStatusMappingAction } from "@/lib/mappings/actions";
import { statusMappingsOptions } from "@/lib/mappings/query-options";
import type { StatusMappingDto } from "@/lib/mappings/types";
import { NORMALISED_STATUSES } from "@/lib/providers/port";
import { Loaded } from "../loaded";
import { choiceOf, MEANINGS, meaningByItself, waitingOn } from "./status-choices";

interface StatusMappingProps {
  connectionId: string;
  /** Items of the program's status lists. */
  items: readonly ListItemDto[];
  manage: boolean;
}

/** What each status of the program means to the desk. A choice applies at once and from then on. */
export function StatusMapping({ connectionId, items, manage }: StatusMappingProps) {
  const query = useQuery(statusMappingsOptions(connectionId));
  const distinct = [...new Map(items.map((item) => [item.name, item])).values()];
  return (
    <Section
      title="What statuses mean"
      description={
        manage
          ? "Each status of the program may mean one of the desk's. A choice applies to the cases there are and to those to come."
          : "Each status of the program may mean one of the desk's. Admins choose."
      }
    >
      {distinct.length === 0 ? (
        <EmptyState title="No statuses">The program has no status list.</EmptyState>
      ) : (
        <Loaded query={query} what="choices" rows={distinct.length}>
          {(mappings) => (
            <Table caption="What statuses mean">
              <thead>
                <Tr>
                  <Th>At the hub</Th>
                  <Th>On the desk</Th>
                  <Th numeric>Cases</Th>
                </Tr>
              </thead>
              <tbody>
                {distinct.map((item) => (
                  <MappingRow
                    key={item.name}
                    connectionId={connectionId}
                    item={item}
                    mappings={mappings}
                    manage={manage}
                  />
                ))}
              </tbody>
            </Table>
          )}
        </Loaded>
      )}
    </Section>
  );
}

interface MappingRowProps {
  connectionId: string;
  item: ListItemDto;
  mappings: readonly StatusMappingDto[];
  manage: boolean;
}

function MappingRow({ connectionId, item, mappings, manage }: MappingRowProps) {
  const queries = useQueryClient();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const chosen = choiceOf(mappings, item.name);
  const seen = mappings.find((mapping) => mapping.kind === "case" && mapping.rawStatus === item.name);

  async function choose(value: string) {
    const status = NORMALISED_STATUSES.find((one) => one === value) ?? "unmapped";
    setPending(true);
    setError(null);
    const input = { connectionId, kind: "case" as const, rawStatus: item.name, status };
    const answer = await saveStatusMappingAction({ ...input, waitingOn: waitingOn(status) }).catch(
      () => undefined,
    );
    const failure = actionFailure(answer);
    if (failure || !answer?.data) {
      setError(failure?.message ?? "Gatehouse did not answer. Nothing was changed: try again.");
    } else {
      const { changed } = answer.data;
      notify.success(changed === 0 ? "Saved" : `Saved; ${plural(changed, "case")} changed`);
    }
    await queries.invalidateQueries({ queryKey: ["connections"] });
    await queries.invalidateQueries({ queryKey: ["cases"] });
    setPending(false);
  }

  return (
    <Tr>
      <Th scope="row">{item.name}</Th>
      <Td>
        {manage ? (
          <Field label={`Meaning of ${item.name}`} hideLabel error={error ?? undefined} className="max-w-72">
            <Select
              value={chosen ?? ""}
              placeholder={meaningByItself(item.isOpen)}
              options={MEANINGS}
              disabled={pending}
              onChange={(event) => void choose(event.target.value)}
            />
          </Field>
        ) : (
          (MEANINGS.find((one) => one.value === chosen)?.label ?? meaningByItself(item.isOpen))
        )}
      </Td>
      <Td numeric>{seen?.cases ?? ""}</Td>
    </Tr>
  );
}
