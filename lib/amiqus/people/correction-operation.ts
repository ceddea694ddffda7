import "server-only";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { clientSearchText } from "@/lib/clients/search-text";
import type { Tx } from "@/lib/db/client";
import { notifyTeam } from "@/lib/events/notify";
import type { OperationHandler, OperationScope } from "@/lib/operations/handler";
import type { AmiqusClient } from "@/lib/providers/amiqus/client";
import { amiqusOf } from "@/lib/providers/amiqus/client-of";
import { auditActorOf } from "./operations";

const nameSchema = z.object({
  firstName: z.string(),
  middleName: z.string().nullable(),
  lastName: z.string(),
});
type Name = z.infer<typeof nameSchema>;

const answerInput = z.object({
  clientId: z.uuid(),
  providerClientId: z.string(),
  correctionId: z.string(),
  status: z.enum(["accepted", "rejected"]),
  /** The name that the member put right once more. */
  name: nameSchema.nullable(),
});
const answered = z.object({
  id: z.string(),
  /** The person's name at Amiqus after the answer; null when it was not changed or could not be read. */
  name: nameSchema.nullable(),
});

async function nameAfter(amiqus: AmiqusClient, providerClientId: string): Promise<Name | null> {
  try {
    const { name } = (await amiqus.retrieveClient(providerClientId)).value;
    return { firstName: name.first_name, middleName: name.middle_name, lastName: name.last_name };
  } catch {
    // The answer is given; the name in the desk then follows with the next change.
    return null;
  }
}

async function rename(tx: Tx, scope: OperationScope, clientId: string, name: Name): Promise<void> {
  const { teamId } = scope;
  const before = await tx.client.findFirst({ where: { id: clientId, teamId } });
  if (!before) return;
  const keys = ["firstName", "middleName", "lastName"] as const;
  const changed = keys.filter((key) => before[key] !== name[key]);
  if (changed.length === 0) return;
  const searchText = clientSearchText({ ...before, ...name });
  await tx.client.updateMany({ where: { id: clientId, teamId }, data: { ...name, searchText } });
  await recordAudit(tx, auditActorOf(scope), {
    action: "client.update",
    objectType: "client",
    objectId: clientId,
    clientId,
    outcome: "done",
    changedFields: changed,
  });
}

/** Accepts a client's correction of their name, as proposed or put right once more, or rejects it. */
export const correctionAnswer: OperationHandler<z.infer<typeof answerInput>, z.infer<typeof answered>> = {
  kind: "amiqus.correction.answer",
  inputSchema: answerInput,
  resultSchema: answered,
  label: ({ status }) => (status === "accepted" ? "Accept correction" : "Reject correction"),
  async send(adapter, { providerClientId, correctionId, status, name }) {
    const amiqus = amiqusOf(adapter);
    const correction =
      name === null
        ? {}
        : {
            correction: {
              first_name: name.firstName,
              middle_name: name.middleName,
              last_name: name.lastName,
            },
          };
    await amiqus.updateCorrection(
      providerClientId,
      correctionId,
      status === "accepted" ? { status, ...correction } : { status },
    );
    return {
      id: correctionId,
      name: status === "accepted" ? await nameAfter(amiqus, providerClientId) : null,
    };
  },
  async find(adapter, { providerClientId, correctionId, status }) {
    const amiqus = amiqusOf(adapter);
    const rows = await amiqus.listCorrections(providerClientId);
    const now = rows.find(({ value }) => String(value.id) === correctionId)?.value.status;
    if (now !== status) return { found: "none" };
    const name = status === "accepted" ? await nameAfter(amiqus, providerClientId) : null;
    return { found: "one", value: { id: correctionId, name } };
  },
  idOf: (result) => result.id,
  async apply(tx, scope, { clientId }, { name }) {
    if (name !== null) await rename(tx, scope, clientId, name);
    await notifyTeam(tx, scope.teamId, "clients", [clientId]);
    return { subjectId: clientId };
  },
  audit: { action: "client.correction-at-provider", objectType: "client" },
};
