"use client";

import { HealthBadge } from "@/components/connections/health-badge";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Select } from "@/components/ui/select";
import type { ConnectionChoice } from "@/lib/connections/types";
import { type Assignment, covers, needsOf } from "@/lib/launch/propose";
import { type Need, needWords } from "@/lib/providers/needs";

interface NeedsPickerProps {
  connections: readonly ConnectionChoice[];
  needs: readonly Need[];
  assignment: Assignment;
  direct: readonly string[];
  onNeeds: (needs: readonly Need[]) => void;
  onAssign: (need: Need, connectionId: string) => void;
  onDirect: (connectionIds: readonly string[]) => void;
}

/** What has to be found out, and who finds it out; a connection can also be taken as it is. */
export function NeedsPicker(props: NeedsPickerProps) {
  const { connections, needs, direct, onNeeds, onDirect } = props;
  const offered = needsOf(connections);
  return (
    <>
      <Fieldset
        legend={<span className="font-semibold text-base">What is needed</span>}
        hint="The desk proposes where to launch it."
      >
        <div className="grid gap-x-6 gap-y-2 desk:grid-cols-2">
          {offered.map((need) => (
            <Checkbox
              key={need}
              label={needWords(need).label}
              hint={needWords(need).hint}
              checked={needs.includes(need)}
              onChange={(event) =>
                onNeeds(offered.filter((one) => (one === need ? event.target.checked : needs.includes(one))))
              }
            />
          ))}
        </div>
      </Fieldset>
      {needs.length > 0 && <Proposal {...props} />}
      <Fieldset legend="Or choose a connection" hint="Its part starts empty.">
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {connections.map((one) => (
            <li key={one.id} className="flex items-center gap-2">
              <Checkbox
                label={one.name}
                checked={direct.includes(one.id)}
                onChange={(event) =>
                  onDirect(event.target.checked ? [...direct, one.id] : direct.filter((id) => id !== one.id))
                }
              />
              {one.status !== "healthy" && <HealthBadge status={one.status} />}
            </li>
          ))}
        </ul>
      </Fieldset>
    </>
  );
}

/** Who finds each need out; where several can, the person may choose another. */
function Proposal({ connections, needs, assignment, onAssign }: NeedsPickerProps) {
  return (
    <ul aria-label="Where it is launched" className="grid gap-x-6 gap-y-3 desk:grid-cols-2">
      {needs.map((need) => {
        const able = connections.filter((one) => covers(one.provider, need));
        const by = able.find((one) => one.id === assignment[need]);
        const words = needWords(need).label;
        return (
          <li key={need} className="flex flex-col gap-1 text-sm">
            {able.length > 1 ? (
              <Field label={words}>
                <Select
                  value={by?.id ?? ""}
                  options={able.map((one) => ({
                    value: one.id,
                    label: one.status === "healthy" ? one.name : `${one.name} (${healthWords[one.status]})`,
                  }))}
                  onChange={(event) => onAssign(need, event.target.value)}
                />
              </Field>
            ) : (
              <p>
                <span className="font-medium">{words}</span>
                <span className="block text-ink-2">
                  {by ? `${by.name}, the only one that can` : "No connection finds this out"}
                </span>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const healthWords: Record<ConnectionChoice["status"], string> = {
  healthy: "working",
  untested: "not tested yet",
  unauthorized: "refuses our credentials",
  unreachable: "does not answer",
  disabled: "switched off",
};
