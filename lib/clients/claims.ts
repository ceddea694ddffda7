import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { personName } from "@/lib/format/names";
import type { Claim } from "@/lib/providers/claims";
import { claimsOfSnapshot } from "@/lib/providers/claims-of";
import { CASE_KINDS } from "@/lib/providers/port";
import type { ClaimSource } from "./disagreements";
import { toAddress, toClientInput } from "./rows";

/** Most cases whose words are laid side by side. */
const CASES = 8;

const row = z.object({
  id: z.string(),
  kind: z.enum(CASE_KINDS),
  provider: z.string(),
  title: z.string(),
  connection: z.string(),
  body: z.json(),
  fetched_at: z.date(),
});

/** An error of an id that is unknown or another team's. */
export const noClient = () => new AppError("not-found", "There is no such client in this team.");

/**
 * What the desk and each provider say of a client, the desk first, then the newest case of each connection and kind.
 * Throws AppError `forbidden`, `not-found`.
 */
export async function clientClaims(ctx: TeamContext, clientId: string): Promise<ClaimSource[]> {
  authorise(ctx, "client.read");
  if (!z.uuid().safeParse(clientId).success) throw noClient();
  const { teamId } = ctx;
  const { client, rows } = await withTeam(teamId, async (tx) => ({
    client: await tx.client.findFirst({ where: { id: clientId, teamId } }),
    rows: await tx.$queryRaw<unknown[]>`
      SELECT * FROM (
        SELECT DISTINCT ON (c.connection_id, c.kind) c.id, c.kind::text, c.provider, c.title, n.name AS connection,
          s.body, s.fetched_at
        FROM cases c JOIN case_snapshots s ON s.case_id = c.id JOIN connections n ON n.id = c.connection_id
        WHERE c.team_id = ${teamId}::uuid AND c.client_id = ${clientId}::uuid
        ORDER BY c.connection_id, c.kind, c.provider_created_at DESC, c.id DESC
      ) newest ORDER BY fetched_at DESC LIMIT ${CASES}`,
  }));
  if (!client) throw noClient();
  const theirs = z
    .array(row)
    .parse(rows)
    .flatMap((one): ClaimSource[] => {
      const claims = claimsOfSnapshot(one.provider, one.kind, one.body);
      const { id, connection, title } = one;
      const label = `${connection}: ${title}`;
      return claims.length === 0
        ? []
        : [{ key: id, label, caseId: id, at: one.fetched_at.toISOString(), claims }];
    });
  const facts = toClientInput(client);
  return [
    { key: "desk", label: "Gatehouse", caseId: null, at: null, claims: ownClaims(facts, client.address) },
    ...theirs,
  ];
}

function ownClaims(facts: ReturnType<typeof toClientInput>, stored: unknown): Claim[] {
  const basis = "As entered";
  const address = toAddress(stored);
  // The country is a code here and a word elsewhere, so it takes no part.
  const lines = address && [
    address.unit,
    address.house_name,
    [address.house_number, address.street_name].filter(Boolean).join(" "),
    address.second_street,
    address.district,
    address.city,
    address.province,
    address.postcode,
  ];
  const place = lines?.filter(Boolean).join(", ") ?? "";
  return [
    { field: "name", value: personName(facts), basis },
    ...(facts.dob === null ? [] : [{ field: "dob" as const, value: facts.dob, basis }]),
    ...(place === "" ? [] : [{ field: "address" as const, value: place, basis }]),
  ];
}
