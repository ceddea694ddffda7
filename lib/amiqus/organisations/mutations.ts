import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { runOperation } from "@/lib/operations/run";
import { amiqusConnection } from "../connection";
import { runHearing } from "../heard";
import { personLink } from "../people/link";
import { about, personWritten } from "../people/mutations";
import type { PersonWriteResult } from "../people/types";
import { clientOrganisations, organisationCreate, organisationUpdate } from "./operations";
import type { MembershipChange, SaveOrganisation } from "./schema";

const paths: Record<string, string> = { company_number: "companyNumber" };

/** Amiqus' paths of an organisation as the form's own. */
function formPaths(result: PersonWriteResult): PersonWriteResult {
  const fieldErrors = Object.fromEntries(
    Object.entries(result.fieldErrors).map(([path, said]) => [paths[path] ?? path, said]),
  );
  return { ...result, fieldErrors };
}

/**
 * Creates an organisation at Amiqus or changes one. Throws AppError `forbidden`, `not-found` for a connection that is
 * not the team's Amiqus; what Amiqus did is in the answer.
 */
export async function saveOrganisation(
  ctx: TeamContext,
  input: SaveOrganisation,
): Promise<PersonWriteResult> {
  authorise(ctx, "client.write");
  const { operationId, organisationId, fields } = input;
  const connectionId = await amiqusConnection(ctx, input.connectionId);
  const outcome =
    organisationId === null
      ? await runOperation(ctx, organisationCreate, { operationId, connectionId, input: fields })
      : await runOperation(ctx, organisationUpdate, {
          operationId,
          connectionId,
          input: { ...fields, organisationId },
        });
  return formPaths(personWritten(outcome));
}

/**
 * Adds a client to organisations at Amiqus, replaces them or takes the client out. Throws AppError `forbidden`,
 * `not-found`. `added` counts those that are new: 0 when the client was in all of them.
 */
export async function changeMemberships(
  ctx: TeamContext,
  input: MembershipChange,
): Promise<PersonWriteResult> {
  authorise(ctx, "client.write");
  const link = await personLink(ctx, input.linkId);
  const { change } = input;
  const ids =
    "organisationIds" in change
      ? change.organisationIds
      : "organisationId" in change
        ? [change.organisationId]
        : [];
  const { clientId, providerClientId } = link;
  const { outcome, heard } = await runHearing(ctx, clientOrganisations, {
    ...about(link, input.operationId),
    input: { clientId, providerClientId, how: change.how, organisationIds: [...new Set(ids)] },
  });
  return personWritten(outcome, heard?.added ?? null);
}
