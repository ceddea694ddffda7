import "server-only";
import { v5 } from "uuid";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import type { ClientLinkTarget } from "@/lib/clients/links";
import { clientAddress } from "@/lib/clients/operations";
import { writeChanges } from "@/lib/clients/provider-writes";
import { toAddress, toClientInput } from "@/lib/clients/rows";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { runOperation } from "@/lib/operations/run";
import type { OperationOutcome } from "@/lib/operations/types";
import { written } from "@/lib/operations/written";
import { toClient } from "@/lib/providers/amiqus/mapper";
import { toStored } from "../assignees/change";
import { amiqusFor } from "../client";
import { reading } from "../failure";
import { runHearing } from "../heard";
import { addressProblems } from "./address-rules";
import { correctionAnswer } from "./correction-operation";
import { personLink } from "./link";
import { nameOf } from "./name";
import { personAssignees, personDecide, personDelete } from "./operations";
import { deletionOf } from "./profile";
import type { AnswerCorrection, Decide, DeletePerson, PersonAssigneeChange, SetAddress } from "./schema";
import type { PersonWriteResult } from "./types";

/** What every write about a person shares: the client it belongs to and the browser's id of the press. */
export function about(link: ClientLinkTarget, operationId: string) {
  return { operationId, connectionId: link.connectionId, subjectType: "client", subjectId: link.clientId };
}

/** An outcome for the browser. */
export function personWritten(outcome: OperationOutcome, added: number | null = null): PersonWriteResult {
  return { ...written(outcome), added };
}

const person = ({ clientId, providerClientId }: ClientLinkTarget) => ({ clientId, providerClientId });

/** Whether this press of a button was sent before: checks of what the member saw are then beside the point. */
function isRepeat(ctx: TeamContext, operationId: string): Promise<boolean> {
  return withTeam(ctx.teamId, async (tx) => {
    return (await tx.operation.count({ where: { teamId: ctx.teamId, operationId } })) > 0;
  });
}

/**
 * Decides on a person at Amiqus, with a reason that stays in the desk. Throws AppError `forbidden`, `not-found`, and
 * `conflict` when the status is not the one that the member saw; what Amiqus did is in the answer.
 */
export async function decidePerson(ctx: TeamContext, input: Decide): Promise<PersonWriteResult> {
  authorise(ctx, "client.write");
  const link = await personLink(ctx, input.linkId);
  if (!(await isRepeat(ctx, input.operationId))) {
    const now = await reading("this person", async () => {
      const amiqus = await amiqusFor(ctx.teamId, link.connectionId);
      return (await amiqus.retrieveClient(link.providerClientId)).value.status;
    });
    if (now !== input.seen) {
      throw new AppError(
        "conflict",
        "The status at Amiqus has changed since you opened it. Nothing was decided. Look at it again, then decide.",
      );
    }
  }
  const { status, seen, reason } = input;
  const request = {
    ...about(link, input.operationId),
    input: { ...person(link), status, from: seen, reason },
  };
  return personWritten(await runOperation(ctx, personDecide, request));
}

/**
 * Deletes a person at Amiqus; Amiqus cannot undo it. The name has to be given as it is at Amiqus. Throws AppError
 * `forbidden`, `not-found`, `invalid` for another name, `conflict` when the account may not delete the person.
 */
export async function deletePerson(ctx: TeamContext, input: DeletePerson): Promise<PersonWriteResult> {
  authorise(ctx, "client.delete");
  const repeated = await isRepeat(ctx, input.operationId);
  const link = repeated ? await deletedLink(ctx, input) : await personLink(ctx, input.linkId);
  if (link === null) {
    return personWritten({
      state: "sent",
      operationId: input.operationId,
      subjectId: null,
      pending: false,
      error: null,
    });
  }
  if (!repeated) await assertDeletable(ctx, link, input.name);
  return personWritten(
    await runOperation(ctx, personDelete, {
      ...about(link, input.operationId),
      input: { ...person(link), archive: input.archive },
    }),
  );
}

/** The link of a delete that was pressed before; null when that one is done and the link went with it. */
async function deletedLink(ctx: TeamContext, input: DeletePerson): Promise<ClientLinkTarget | null> {
  try {
    return await personLink(ctx, input.linkId);
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  }
}

async function assertDeletable(ctx: TeamContext, link: ClientLinkTarget, name: string): Promise<void> {
  const { known, rule } = await reading("this person", async () => {
    const amiqus = await amiqusFor(ctx.teamId, link.connectionId);
    const found = toClient((await amiqus.retrieveClient(link.providerClientId)).value);
    return { known: nameOf(found), rule: await deletionOf(amiqus, link.providerClientId) };
  });
  if (name !== known) {
    throw new AppError("invalid", "The name is not the one at Amiqus. Nothing was deleted.", {
      fieldErrors: { name: ["Type the name exactly as it is shown."] },
    });
  }
  if (!rule.allowed) throw new AppError("conflict", `${rule.because} Nothing was deleted.`);
}

/** Replaces a person's address at Amiqus. Throws AppError `forbidden`, `not-found`, `invalid` with field errors. */
export async function setPersonAddress(ctx: TeamContext, input: SetAddress): Promise<PersonWriteResult> {
  authorise(ctx, "client.write");
  const link = await personLink(ctx, input.linkId);
  const fieldErrors = addressProblems(input.address);
  if (Object.keys(fieldErrors).length > 0) {
    throw new AppError("invalid", "Some of the address is missing. Nothing was sent.", { fieldErrors });
  }
  const request = { ...about(link, input.operationId), input: { ...person(link), address: input.address } };
  return personWritten(await runOperation(ctx, clientAddress, request));
}

/**
 * Adds, replaces or removes who holds a person at Amiqus. Throws AppError `forbidden`, `not-found`. `added` counts those
 * whom Amiqus added: 0 when all of them held the person already.
 */
export async function changeAssignees(
  ctx: TeamContext,
  input: PersonAssigneeChange,
): Promise<PersonWriteResult> {
  authorise(ctx, "client.write");
  const link = await personLink(ctx, input.linkId);
  const { outcome, heard } = await runHearing(ctx, personAssignees, {
    ...about(link, input.operationId),
    input: { ...person(link), ...toStored(input.change) },
  });
  return personWritten(outcome, heard?.added ?? null);
}

/**
 * Accepts a correction, as proposed or put right once more, or rejects it. An accepted name becomes the desk's too, and
 * the client's other connections are told. Throws AppError `forbidden`, `not-found`. A correction that somebody answered
 * before is `rejected` with the code `conflict`.
 */
export async function answerCorrection(
  ctx: TeamContext,
  input: AnswerCorrection,
): Promise<PersonWriteResult> {
  authorise(ctx, "client.write");
  const link = await personLink(ctx, input.linkId);
  const { correctionId, answer } = input;
  const name = answer.status === "accepted" ? answer.name : null;
  const outcome = await runOperation(ctx, correctionAnswer, {
    ...about(link, input.operationId),
    input: {
      ...person(link),
      correctionId,
      status: answer.status,
      name: name && { ...name, middleName: name.middleName === "" ? null : name.middleName },
    },
  });
  if (outcome.state === "sent" && answer.status === "accepted") {
    await tellOthers(ctx, link, input.operationId);
  }
  return personWritten(outcome);
}

/** Tells a client's other connections the name that the desk has now. */
async function tellOthers(ctx: TeamContext, link: ClientLinkTarget, attemptId: string): Promise<void> {
  const { teamId } = ctx;
  const row = await withTeam(teamId, (tx) =>
    tx.client.findFirst({
      where: { id: link.clientId, teamId },
      include: {
        links: {
          where: { id: { not: link.linkId }, connection: { archivedAt: null, status: { not: "disabled" } } },
          include: { connection: { select: { id: true, name: true } } },
        },
      },
    }),
  );
  if (!row) return;
  const { firstName, middleName, lastName } = row;
  const saved = { id: row.id, client: toClientInput(row), address: toAddress(row.address) };
  await Promise.all(
    row.links.map(({ connection, providerClientId }) =>
      writeChanges(
        ctx,
        saved,
        connection,
        providerClientId,
        { firstName, middleName, lastName },
        v5(providerClientId, attemptId),
      ),
    ),
  );
}
