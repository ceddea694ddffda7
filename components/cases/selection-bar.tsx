"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { notify } from "@/components/ui/notify";
import { Progress } from "@/components/ui/progress";
import { actionFailure } from "@/lib/api-client";
import { may } from "@/lib/auth/roles";
import { assignCaseAction, updateCaseAction } from "@/lib/cases/actions";
import type { CaseRow, CaseWriteResult } from "@/lib/cases/types";
import { plural } from "@/lib/format/names";
import { providerEntry } from "@/lib/providers/catalog";
import { useQueue } from "./queue-context";
import { showRow } from "./row-cache";

type Send = (
  row: CaseRow,
) => Promise<Parameters<typeof actionFailure>[0] & { data?: CaseWriteResult | undefined }>;

/** What can be done with the selected cases. They are written one after the other; each refusal is counted and said. */
export function SelectionBar({ selected, onClear }: { selected: ReadonlySet<string>; onClear: () => void }) {
  const { rows, desk, role, memberId } = useQueue();
  const client = useQueryClient();
  const [done, setDone] = useState<number | null>(null);
  const chosen = rows.filter((row) => selected.has(row.id));
  const archivable = chosen.filter(
    (row) => !row.archived && providerEntry(row.provider)?.capabilities.archive.includes(row.kind),
  );

  async function each(
    targets: readonly CaseRow[],
    send: Send,
    after: (row: CaseRow) => CaseRow,
    words: string,
  ) {
    const problems: string[] = [];
    setDone(0);
    for (const [index, row] of targets.entries()) {
      const answer = await send(row).catch(() => undefined);
      const failure = actionFailure(answer);
      const result = answer?.data;
      if (!failure && result?.state === "sent") showRow(client, after(row));
      else problems.push(failure?.message ?? result?.message ?? "The outcome of one is not known yet.");
      setDone(index + 1);
    }
    setDone(null);
    void client.invalidateQueries({ queryKey: ["cases"] });
    const well = targets.length - problems.length;
    if (problems.length === 0) notify.success(`${words} ${plural(well, "case")}`);
    else {
      notify.error(`${words} ${plural(well, "case")}, ${problems.length} not`, {
        detail: [...new Set(problems)].join(" "),
      });
    }
    onClear();
  }

  function assign(assigneeId: string | null) {
    const send: Send = (row) =>
      assignCaseAction({ caseId: row.id, assigneeId, operationId: crypto.randomUUID() });
    const after = ({ assigneeId: _, ...row }: CaseRow): CaseRow =>
      assigneeId === null ? row : { ...row, assigneeId };
    void each(chosen, send, after, assigneeId === null ? "Unassigned" : "Assigned");
  }

  function archive() {
    const send: Send = (row) =>
      updateCaseAction({ caseId: row.id, operationId: crypto.randomUUID(), patch: { archived: true } });
    void each(archivable, send, (row) => ({ ...row, archived: true }), "Archived");
  }

  return (
    <section aria-label="Selected cases" className="flex shrink-0 flex-col gap-2 border-t bg-surface-2 p-2">
      {done !== null && <Progress value={done} max={chosen.length} label="Cases done" />}
      <div className="flex flex-wrap items-center gap-2">
        <span className="mr-auto font-medium text-sm tabular-nums">
          {plural(chosen.length, "case")} selected
        </span>
        {may(role, "case.update") && (
          <Menu
            label="Assign selected cases"
            align="end"
            trigger={
              <Button size="sm" disabled={done !== null}>
                Assign
              </Button>
            }
            items={[
              { label: "Assign to me", onSelect: () => assign(memberId) },
              ...(may(role, "case.assign")
                ? [
                    ...desk.members
                      .filter((member) => member.active && member.id !== memberId)
                      .map((member) => ({ label: member.name, onSelect: () => assign(member.id) })),
                    "separator" as const,
                    { label: "Nobody", onSelect: () => assign(null) },
                  ]
                : []),
            ]}
          />
        )}
        {may(role, "case.update") && archivable.length > 0 && (
          <Button size="sm" onClick={archive} disabled={done !== null}>
            Archive {archivable.length}
          </Button>
        )}
        <Button size="sm" variant="quiet" onClick={onClear} disabled={done !== null}>
          Clear
        </Button>
      </div>
    </section>
  );
}
