import "server-only";
import { z } from "zod";
import { notifyTeam } from "@/lib/events/notify";
import type { OperationHandler } from "@/lib/operations/handler";
import { amiqusOf } from "@/lib/providers/amiqus/client-of";

const profileInput = z.object({ name: z.string().optional(), email: z.string().optional() });
const profileResult = z.object({ id: z.string(), name: z.string() });

/**
 * Changes name or e-mail address of the connection's user. A new address counts only once confirmed by mail, so a lost
 * answer about one cannot be looked up: only a person can say.
 */
export const accountProfile: OperationHandler<z.infer<typeof profileInput>, z.infer<typeof profileResult>> = {
  kind: "amiqus.profile",
  inputSchema: profileInput,
  resultSchema: profileResult,
  label: () => "Change the Amiqus profile",
  async send(adapter, input) {
    const { value } = await amiqusOf(adapter).updateMe(input);
    return { id: String(value.id), name: value.name };
  },
  async find(adapter, input) {
    const { value } = await amiqusOf(adapter).me();
    if (input.name !== undefined && value.name !== input.name) return { found: "none" };
    if (input.email !== undefined && value.email !== input.email) return { found: "unsure", candidates: [] };
    return { found: "one", value: { id: String(value.id), name: value.name } };
  },
  idOf: (result) => result.id,
  async apply(tx, { teamId, connectionId }, _input, result) {
    await tx.connection.updateMany({
      where: { id: connectionId, teamId },
      data: { accountName: result.name },
    });
    await notifyTeam(tx, teamId, "connections", [connectionId]);
    return { subjectId: connectionId };
  },
  audit: { action: "connection.profile-update", objectType: "connection" },
};

const teamInput = z.object({ contact: z.string().optional(), telephone: z.string().nullable().optional() });
const teamResult = z.object({ id: z.string(), name: z.string() });

/** Changes contact or telephone of the connection's team. A lost answer is settled by reading the team back. */
export const accountTeam: OperationHandler<z.infer<typeof teamInput>, z.infer<typeof teamResult>> = {
  kind: "amiqus.team",
  inputSchema: teamInput,
  resultSchema: teamResult,
  label: () => "Change the Amiqus team",
  async send(adapter, input) {
    const { value } = await amiqusOf(adapter).updateTeam(input);
    return { id: String(value.id), name: value.name };
  },
  async find(adapter, { contact, telephone }) {
    const { value } = await amiqusOf(adapter).team();
    const same =
      (contact === undefined || value.contact === contact) &&
      (telephone === undefined || (value.telephone ?? null) === telephone);
    return same ? { found: "one", value: { id: String(value.id), name: value.name } } : { found: "none" };
  },
  idOf: (result) => result.id,
  async apply(tx, { teamId, connectionId }, _input, result) {
    await tx.connection.updateMany({
      where: { id: connectionId, teamId },
      data: { accountTeamName: result.name },
    });
    await notifyTeam(tx, teamId, "connections", [connectionId]);
    return { subjectId: connectionId };
  },
  audit: { action: "connection.team-update", objectType: "connection" },
};
