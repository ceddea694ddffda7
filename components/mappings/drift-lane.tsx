"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { count } from "@/lib/format/names";
import { acknowledgeDriftAction } from "@/lib/mappings/actions";
import type { LaneConnection, LaneDrift } from "@/lib/mappings/types";

interface DriftLaneProps {
  drifts: readonly LaneDrift[];
  more: boolean;
  connections: readonly LaneConnection[];
}

/** Values that no documentation names, counted, until an admin has taken note of them. */
export function DriftLane({ drifts, more, connections }: DriftLaneProps) {
  const queries = useQueryClient();
  const save = useSubmit(acknowledgeDriftAction);
  const [all, setAll] = useState(false);
  const fresh = drifts.filter((drift) => drift.acknowledgedAt === null);
  const shown = all ? drifts : fresh;

  async function acknowledge(driftIds: string[], acknowledged: boolean) {
    const done = await save.submit({ driftIds, acknowledged });
    if (done) await queries.invalidateQueries({ queryKey: ["connections"] });
  }

  if (drifts.length === 0) {
    return <EmptyState title="Nothing unexpected so far">Every answer was as documented.</EmptyState>;
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Checkbox
          label="Show acknowledged"
          checked={all}
          onChange={(event) => setAll(event.target.checked)}
        />
        {fresh.length > 1 && (
          <Button
            size="sm"
            pending={save.pending}
            onClick={() =>
              acknowledge(
                fresh.map((drift) => drift.id),
                true,
              )
            }
          >
            Acknowledge all {fresh.length}
          </Button>
        )}
      </div>
      {save.failure && (
        <p role="alert" className="text-danger">
          {save.failure.message}
        </p>
      )}
      {shown.length === 0 ? (
        <EmptyState title="Nothing new">What was acknowledged goes on being counted.</EmptyState>
      ) : (
        <Table caption="Where unknown values were met" hideCaption>
          <thead>
            <Tr>
              <Th>Where</Th>
              <Th>What</Th>
              <Th>Connection</Th>
              <Th numeric>Times</Th>
              <Th>First seen</Th>
              <Th>Last seen</Th>
              <Th>
                <span className="sr-only">Action</span>
              </Th>
            </Tr>
          </thead>
          <tbody>
            {shown.map((drift) => (
              <Tr key={drift.id}>
                <Th scope="row" className="wrap-anywhere font-mono font-normal">
                  {drift.path}
                </Th>
                <Td className="wrap-anywhere font-mono">{drift.rawValue}</Td>
                <Td>{connections.find((one) => one.id === drift.connectionId)?.name}</Td>
                <Td numeric>{count(drift.count)}</Td>
                <Td>
                  <RelativeTime at={drift.firstSeenAt} />
                </Td>
                <Td>
                  <RelativeTime at={drift.lastSeenAt} />
                </Td>
                <Td>
                  <Button
                    size="sm"
                    variant="quiet"
                    onClick={() => acknowledge([drift.id], drift.acknowledgedAt === null)}
                  >
                    {drift.acknowledgedAt === null ? "Acknowledge" : "Show as new"}
                    <span className="sr-only">
                      {drift.path} {drift.rawValue}
                    </span>
                  </Button>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      {more && <p className="text-ink-2">There are more; acknowledge some to see them.</p>}
    </div>
  );
}
