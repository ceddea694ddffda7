"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { JsonTree } from "@/components/ui/json-tree";
import { Section } from "@/components/ui/section";
import { spelled } from "@/lib/providers/quickr/vocabulary";
import { automationsOptions } from "@/lib/quickr/query-options";
import type { AutomationCondition, AutomationDto } from "@/lib/quickr/types";
import { draftOf, emptyAutomation } from "./automation-draft";
import { AutomationEditor } from "./automation-editor";
import { conditionWords, isGroup } from "./condition-tree";

type Open = { id: string | null; start: ReturnType<typeof draftOf> };

/** What Quickr does by itself when a case changes: the list, making one, and trying one out. */
export function AutomationsPanel({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  const query = useQuery(automationsOptions(connectionId));
  const [open, setOpen] = useState<Open | null>(null);
  if (open?.start) {
    return (
      <AutomationEditor
        key={open.id}
        connectionId={connectionId}
        automationId={open.id}
        start={open.start}
        onClose={() => setOpen(null)}
      />
    );
  }
  return (
    <Section
      title="Automations"
      description="What Quickr does by itself when a case changes its status. An automation works on the cases that it is attached to at their launch or on their page."
      actions={
        manage && (
          <Button onClick={() => setOpen({ id: null, start: emptyAutomation })}>Create automation</Button>
        )
      }
    >
      <Loaded query={query} what="automations">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No automations yet">
              For example: approve a case when its sanctions check has no flags.
            </EmptyState>
          ) : (
            <ul aria-label="Automations">
              {items.map((automation) => (
                <Line
                  key={automation.id}
                  automation={automation}
                  onEdit={manage ? () => setOpen({ id: automation.id, start: draftOf(automation) }) : null}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

const status = (steps: AutomationDto["trigger"]) =>
  steps.map((step) => spelled(step.status ?? step.type)).join(", ");

function Line({ automation, onEdit }: { automation: AutomationDto; onEdit: (() => void) | null }) {
  const editable = automation.conditions !== null && draftOf(automation) !== null;
  return (
    <li className="border-t py-3 text-sm first:border-t-0">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="font-semibold">{automation.name}</h3>
          {automation.description && <p className="text-ink-2">{automation.description}</p>}
          <p className="text-ink-2">
            When {status(automation.trigger)}, then {status(automation.actions)}
          </p>
        </div>
        {onEdit && editable && (
          <Button size="sm" onClick={onEdit}>
            Edit or try out <span className="sr-only">{automation.name}</span>
          </Button>
        )}
      </div>
      {automation.conditions !== null && <Tree conditions={automation.conditions} />}
      {onEdit && !editable && (
        <p className="text-ink-2">It asks what the form does not know; change it at Quickr.</p>
      )}
      <details>
        <summary className="rounded-md py-0.5 text-ink-2 hover:bg-surface-2 max-desk:py-2.5">As JSON</summary>
        <JsonTree value={automation.raw} label="automation" />
      </details>
    </li>
  );
}

function Tree({ conditions }: { conditions: readonly AutomationCondition[] }) {
  return (
    <ul className="ml-1.5 border-l pl-3">
      {conditions.map((condition, index) => (
        // Conditions have no name; their place is what they are.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <li key={index} className="wrap-anywhere py-0.5">
          {conditionWords(condition)}
          {isGroup(condition) && <Tree conditions={condition.conditions} />}
        </li>
      ))}
    </ul>
  );
}
