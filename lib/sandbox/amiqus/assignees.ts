import type { Hono } from "hono";
import { z } from "zod";
import {
  type AmiqusContext,
  type AmiqusEnv,
  invalid,
  invalidBody,
  noContent,
  notFound,
  parseBody,
  pathId,
  readJson,
  requireWrite,
} from "./http";
import type { AssigneeRow } from "./model";
import { listOf, pageRows } from "./paging";
import { showAssignee } from "./serialise";
import type { AmiqusTeam, AmiqusWorld } from "./world";

const bodySchema = z.array(z.strictObject({ type: z.literal("team_member"), team_member: z.int() }));

interface Assigned {
  id: number;
  assignees: AssigneeRow[];
}

/** Members to assign, checked against the team. */
async function readMembers(c: AmiqusContext, team: AmiqusTeam): Promise<number[]> {
  const body = await readJson(c);
  if (!Array.isArray(body) || body.length === 0 || body.length > 100) {
    throw invalidBody("The submitted value must be an array of assignee objects");
  }
  const members = parseBody(bodySchema, body).map((entry) => entry.team_member);
  members.forEach((id, index) => {
    if (!team.members.has(id)) {
      throw invalid({ [`${index}.team_member`]: ["The selected team member is invalid."] });
    }
  });
  return [...new Set(members)];
}

/**
 * The assignee operations, the same for clients and records: POST merges and PUT replaces, both answer 201 with
 * only what was added, or 204 when nothing was.
 */
export function registerAssignees(
  api: Hono<AmiqusEnv>,
  world: AmiqusWorld,
  options: {
    path: "/clients" | "/records";
    missing: string;
    edit: (team: AmiqusTeam, id: number) => Assigned | undefined;
    read: (team: AmiqusTeam, id: number) => Assigned | undefined;
    changed: (team: AmiqusTeam, id: number) => void;
  },
): void {
  const subject = (c: AmiqusContext, open: typeof options.read) => {
    const row = open(c.get("session").team, pathId(c, "id"));
    if (row === undefined) throw notFound(options.missing);
    return row;
  };
  const add = (row: Assigned, memberId: number): AssigneeRow => {
    const assignee = { id: world.ids.next("assignee"), memberId };
    row.assignees.push(assignee);
    return assignee;
  };

  api.get(`${options.path}/:id/assignees`, (c) => {
    const { team } = c.get("session");
    const shown = subject(c, options.read).assignees.flatMap((row) => showAssignee(team, row));
    return pageRows(c, shown, (row) => row);
  });

  for (const method of ["POST", "PUT"] as const) {
    api.on(method, `${options.path}/:id/assignees`, async (c) => {
      const { team } = requireWrite(c);
      const row = subject(c, options.edit);
      const wanted = await readMembers(c, team);
      const before = row.assignees.map((assignee) => assignee.memberId);
      if (method === "PUT") {
        row.assignees = row.assignees.filter((assignee) => wanted.includes(assignee.memberId));
      }
      const added = wanted.filter((id) => !before.includes(id)).map((id) => add(row, id));
      options.changed(team, row.id);
      if (added.length === 0) return noContent();
      return listOf(
        c,
        added.flatMap((assignee) => showAssignee(team, assignee)),
      );
    });
  }

  api.delete(`${options.path}/:id/assignees`, (c) => {
    const { team } = requireWrite(c);
    const row = subject(c, options.edit);
    row.assignees = [];
    options.changed(team, row.id);
    return noContent();
  });

  api.delete(`${options.path}/:id/assignees/:assigneeId`, (c) => {
    const { team } = requireWrite(c);
    const row = subject(c, options.edit);
    const assigneeId = pathId(c, "assigneeId");
    if (!row.assignees.some((assignee) => assignee.id === assigneeId)) throw notFound("Assignee not found");
    row.assignees = row.assignees.filter((assignee) => assignee.id !== assigneeId);
    options.changed(team, row.id);
    return noContent();
  });
}
