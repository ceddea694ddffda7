import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { hubConnection, readingHub } from "./connection";
import type { ProgramDto } from "./types";
import { toList, toRole } from "./views";

/** Lists and roles of a connection's program. Any member may read. Throws AppError. */
export async function programOf(ctx: TeamContext, connectionId: string): Promise<ProgramDto> {
  authorise(ctx, "connection.read");
  const id = await hubConnection(ctx, connectionId);
  return readingHub(ctx, id, "the program", async (hub) => {
    const [lists, roles] = await Promise.all([hub.listProgramLists(), hub.listRoles()]);
    return { lists: lists.map((row) => toList(row.value)), roles: roles.map((row) => toRole(row.value)) };
  });
}
