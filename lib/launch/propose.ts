import type { ConnectionHealth } from "@/lib/connections/types";
import { providerEntry } from "@/lib/providers/catalog";
import { NEEDS, type Need } from "@/lib/providers/needs";

/** What a proposal weighs of a connection. */
export interface Candidate {
  id: string;
  provider: string;
  status: ConnectionHealth;
}

/** Which connection finds out what; null where none can. */
export type Assignment = Partial<Record<Need, string | null>>;

/** Whether launches at a provider can find this out. */
export function covers(provider: string, need: Need): boolean {
  return providerEntry(provider)?.needs.includes(need) ?? false;
}

/** What the connections can find out between them, in the order of the form. */
export function needsOf(connections: readonly Candidate[]): Need[] {
  return NEEDS.filter((need) => connections.some((one) => covers(one.provider, need)));
}

const works = (one: Candidate) => one.status === "healthy" || one.status === "untested";

/**
 * Which connection covers which need: those that a person chose, then as few others as possible. Connections that work
 * come before those that do not, then those in use already, then the earlier one. Greedy: what covers most goes first.
 */
export function propose(
  needs: readonly Need[],
  connections: readonly Candidate[],
  chosen: Assignment = {},
): Assignment {
  const assignment: Assignment = {};
  const used = new Set<string>();
  for (const need of needs) {
    const by = connections.find((one) => one.id === chosen[need] && covers(one.provider, need));
    if (by) {
      assignment[need] = by.id;
      used.add(by.id);
    }
  }
  let open = needs.filter((need) => assignment[need] === undefined);
  while (open.length > 0) {
    const ranked = connections
      .map((one, order) => ({ one, order, held: open.filter((need) => covers(one.provider, need)) }))
      .filter(({ held }) => held.length > 0)
      .sort(
        (a, b) =>
          Number(works(b.one)) - Number(works(a.one)) ||
          Number(used.has(b.one.id)) - Number(used.has(a.one.id)) ||
          b.held.length - a.held.length ||
          a.order - b.order,
      );
    const [best] = ranked;
    if (!best) break;
    for (const need of best.held) assignment[need] = best.one.id;
    used.add(best.one.id);
    open = open.filter((need) => assignment[need] === undefined);
  }
  for (const need of open) assignment[need] = null;
  return assignment;
}
