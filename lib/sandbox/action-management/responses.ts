import { z } from "zod";
import type { CaseRow } from "./model";
import { valuesFor } from "./program";
import type { ActionManagementWorld, Hub } from "./world";

/** Answers of a customer to the survey that the hub's triggers watch. */
export const responseSchema = z.strictObject({
  name: z.string().trim().max(200).default(""),
  email: z.union([z.email(), z.literal("")]).default(""),
  satisfaction: z.enum(["Low", "Medium", "High"]),
  country: z.string().trim().max(100).default(""),
  comment: z.string().trim().max(2_000).default(""),
});
export type SurveyResponse = z.output<typeof responseSchema>;

interface Trigger {
  id: number;
  name: string;
  on: SurveyResponse["satisfaction"];
  workflowId: number;
  cost: number;
  dueInDays: number;
  /** Items that the new case starts with; other lists start with their default. */
  items: readonly number[];
}

const TRIGGERS: readonly Trigger[] = [
  {
    id: 7315,
    name: "Low satisfaction",
    on: "Low",
    workflowId: 3536,
    cost: 250,
    dueInDays: 2,
    items: [11001, 11011, 11020],
  },
  { id: 7316, name: "Follow-up", on: "Medium", workflowId: 3537, cost: 50, dueInDays: 7, items: [11001] },
];

const DAY_MS = 86_400_000;

/** Takes a response at `now`; the case that a trigger raised of it, or null when none did. */
export function takeResponse(
  world: ActionManagementWorld,
  hub: Hub,
  response: SurveyResponse,
  now = world.now(),
): CaseRow | null {
  const responseId = world.ids.next("response");
  const trigger = TRIGGERS.find((one) => one.on === response.satisfaction);
  if (trigger === undefined) return null;
  const id = world.ids.next("case");
  const answers = [
    ["Customer Email", response.email, "email"],
    ["Customer name", response.name, "name"],
    ["Overall satisfaction", response.satisfaction, "q1"],
    ["Country", response.country, "q5"],
    ["Comment", response.comment, "q9"],
  ] as const;
  const row: CaseRow = {
    id,
    name: `${trigger.name}: response ${responseId}`,
    workflowId: trigger.workflowId,
    cost: trigger.cost,
    triggerId: trigger.id,
    triggerName: trigger.name,
    dateDue: now + trigger.dueInDays * DAY_MS,
    preOverDue: 1,
    postOverDue: 3,
    dateCreated: now,
    dateModified: now,
    listValues: valuesFor(hub.lists, trigger.items),
    roles: hub.roles.map((role) => ({ id: role.id, name: role.name, userIds: [] })),
    dataFields: answers.map(([name, value, questionName], index) => ({
      id: 5_423 + index,
      name,
      value,
      questionName,
    })),
    source: { responseId, surveyId: "p1234567", sourceId: `response-${responseId}` },
  };
  hub.cases.put(row);
  world.systemNote(hub, id, "Case created", now);
  return row;
}
