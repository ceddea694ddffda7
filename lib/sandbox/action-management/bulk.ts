import { pick, scatter } from "../random";
import { type CaseRow, lightOf } from "./model";
import { valuesFor } from "./program";
import type { ActionManagementWorld, Hub } from "./world";

const names = [
  "Delivery",
  "Refund",
  "Exchange",
  "Opening hours",
  "Damaged goods",
  "Invoice",
  "Staff",
] as const;
const first = ["Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Margaret", "Linus"] as const;
const last = ["Lovelace", "Hopper", "Turing", "Dijkstra", "Liskov", "Knuth", "Hamilton", "Torvalds"] as const;
const statuses = [11001, 11002, 11003, 11003] as const;
const severities = [11010, 11010, 11011, 11012] as const;
const categories = [11020, 11021, 11022] as const;
const locations = [11030, 11031, 11032, 11033] as const;
const levels = ["Low", "Medium"] as const;
const countries = ["Canada", "France", "United Kingdom", "Norway"] as const;
const HOUR_MS = 3_600_000;

/** Adds so many cases that exist as a rule until they are changed. Returns the first id. */
export function generateCases(world: ActionManagementWorld, hub: Hub, count: number): number {
  const start = world.ids.reserve("case", count);
  const end = world.now();
  const make = (index: number): CaseRow => makeCase(hub, start + index, end - (count - index) * HOUR_MS);
  hub.cases.addBlock({ first: start, count, light: (index) => lightOf(make(index)), make });
  return start;
}

function makeCase(hub: Hub, id: number, created: number): CaseRow {
  const dice = scatter(id);
  const status = pick(statuses, dice);
  const listValues = valuesFor(hub.lists, [
    status,
    pick(severities, dice >>> 3),
    pick(categories, dice >>> 5),
    pick(locations, dice >>> 7),
  ]);
  const active = [...hub.users.values()].filter((user) => user.isActive);
  const holder = active[(dice >>> 9) % Math.max(1, active.length)];
  const person = { first: pick(first, dice >>> 11), last: pick(last, dice >>> 13) };
  return {
    id,
    name: `${pick(names, dice >>> 2)} ${id}`,
    workflowId: 3536,
    cost: (dice % 20) * 25,
    triggerId: 7315,
    triggerName: "Low satisfaction",
    // A third falls due before the sandbox's now.
    dateDue: dice % 5 === 0 ? null : created + ((dice % 40) + 1) * 12 * HOUR_MS,
    preOverDue: 1,
    postOverDue: 3,
    dateCreated: created,
    dateModified: created + (dice % 3) * 60_000,
    listValues,
    roles: hub.roles.map((role, index) => ({
      id: role.id,
      name: role.name,
      userIds: index === 0 && holder !== undefined && dice % 3 > 0 ? [holder.id] : [],
    })),
    dataFields: [
      { id: 5423, name: "Customer Email", value: emailOf(person, id), questionName: "email" },
      { id: 5424, name: "Customer name", value: `${person.first} ${person.last}`, questionName: "name" },
      { id: 5425, name: "Overall satisfaction", value: pick(levels, dice), questionName: "q1" },
      { id: 5426, name: "Country", value: pick(countries, dice >>> 4), questionName: "q5" },
    ],
    source: { responseId: id - 1_000_000, surveyId: "p1234567", sourceId: `response-${id}` },
  };
}

function emailOf(person: { first: string; last: string }, id: number): string {
  return `${person.first}.${person.last}.${id}@example.org`.toLowerCase();
}
