import "server-only";
import { z } from "zod";
import type { AmiqusClient } from "@/lib/providers/amiqus/client";
import type { AssigneeChange } from "./schema";

/** A change as operations keep it. */
export const storedChange = {
  how: z.enum(["add", "replace", "remove", "clear"]),
  /** Amiqus' ids of members. */
  memberIds: z.array(z.string()),
  /** Of the one to remove. */
  assigneeId: z.string().nullable(),
};
const change = z.object(storedChange);
type StoredChange = z.infer<typeof change>;

/** The change that a member asked for, as operations keep it. */
export function toStored(asked: AssigneeChange): StoredChange {
  return {
    how: asked.how,
    memberIds: "memberIds" in asked ? [...new Set(asked.memberIds)] : [],
    assigneeId: "assigneeId" in asked ? asked.assigneeId : null,
  };
}

/** The short words of a change for lists of operations; `of` is what they hold, in the singular. */
export function changeLabel({ how }: StoredChange, of: string): string {
  const verb = { add: "Add", replace: "Replace", remove: "Remove", clear: "Remove all" }[how];
  return `${verb} ${how === "remove" ? "assignee" : "assignees"} of ${of}`;
}

/** The assignee operations of one person or record, which are alike. */
interface Holders {
  list(): ReturnType<AmiqusClient["listAssignees"]>;
  add(members: Body): Promise<readonly unknown[]>;
  replace(members: Body): Promise<readonly unknown[]>;
  remove(assigneeId: string): Promise<unknown>;
  clear(): Promise<unknown>;
}
type Body = { type: "team_member"; team_member: number }[];

/** Who holds a person. */
export const holdersOfPerson = (amiqus: AmiqusClient, id: string): Holders => ({
  list: () => amiqus.listClientAssignees(id),
  add: (members) => amiqus.addClientAssignees(id, members),
  replace: (members) => amiqus.replaceClientAssignees(id, members),
  remove: (assigneeId) => amiqus.deleteClientAssignee(id, assigneeId),
  clear: () => amiqus.deleteClientAssignees(id),
});

/** Who holds a record. */
export const holdersOfRecord = (amiqus: AmiqusClient, id: string): Holders => ({
  list: () => amiqus.listAssignees(id),
  add: (members) => amiqus.addAssignees(id, members),
  replace: (members) => amiqus.replaceAssignees(id, members),
  remove: (assigneeId) => amiqus.deleteAssignee(id, assigneeId),
  clear: () => amiqus.deleteAssignees(id),
});

/** Carries a change out. Answers how many Amiqus added, null where that is no matter. Throws ProviderError. */
export async function changeHolders(
  holders: Holders,
  { how, memberIds, assigneeId }: StoredChange,
): Promise<number | null> {
  const body = memberIds.map((id) => ({ type: "team_member" as const, team_member: Number(id) }));
  if (how === "add") return (await holders.add(body)).length;
  if (how === "replace") return (await holders.replace(body)).length;
  if (how === "remove") await holders.remove(assigneeId ?? "");
  else await holders.clear();
  return null;
}

/** Whether those who hold it now are as the change wants them. Throws ProviderError. */
export async function isChanged(
  holders: Holders,
  { how, memberIds, assigneeId }: StoredChange,
): Promise<boolean> {
  const rows = await holders.list();
  const held = new Set(rows.map(({ value }) => String(value.team_member.id)));
  const all = memberIds.every((member) => held.has(member));
  return {
    add: all,
    replace: all && held.size === new Set(memberIds).size,
    remove: !rows.some(({ value }) => String(value.id) === assigneeId),
    clear: rows.length === 0,
  }[how];
}
