import type { Hono } from "hono";
import { z } from "zod";
import { findClient } from "./clients";
import { clientData, emit } from "./events";
import {
  type AmiqusContext,
  type AmiqusEnv,
  answer,
  invalid,
  invalidBody,
  noContent,
  notFound,
  parseBody,
  pathId,
  readJson,
  readPatch,
  requireWrite,
  stamp,
} from "./http";
import type { ClientRow, JsonObject, OrganisationRow } from "./model";
import { by, listOf, pageRows, readChoice, readDescending } from "./paging";
import type { AmiqusTeam, AmiqusWorld } from "./world";

// The enum of jurisdictions is long and changes; ours takes its form: a country or a country and a region.
const jurisdiction = z.string().regex(/^[a-z]{2}(_[a-z]{2,3})?$/i, "The selected jurisdiction is invalid.");
const bodySchema = z.strictObject({
  name: z.string().min(1).max(255),
  company_number: z.string().max(255).nullable().optional(),
  jurisdiction: jurisdiction.nullable().optional(),
});

const SORTS = ["name", "created_at", "updated_at", "archived_at"] as const;

function show(row: OrganisationRow): JsonObject {
  return {
    object: "organisation",
    id: row.id,
    name: row.name,
    company_number: row.companyNumber,
    jurisdiction: row.jurisdiction,
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
    archived_at: stamp(row.archivedAt),
  };
}

function sorted(c: AmiqusContext, rows: OrganisationRow[]): OrganisationRow[] {
  const sort = readChoice(c, "sort_by", SORTS);
  return rows.sort(
    by(
      (row) =>
        sort === "name"
          ? row.name.toLowerCase()
          : sort === "updated_at"
            ? row.updatedAt
            : sort === "archived_at"
              ? row.archivedAt
              : row.createdAt,
      readDescending(c),
    ),
  );
}

function find(team: AmiqusTeam, id: number): OrganisationRow {
  const row = team.organisations.get(id);
  if (row === undefined) throw notFound("Organisation not found");
  return row;
}

function editClient(c: AmiqusContext, param: string): ClientRow {
  const { team } = requireWrite(c);
  const id = pathId(c, param);
  return team.clients.edit(id) ?? findClient(team, id);
}

/** Organisations of the team, and a client's memberships: POST merges, PUT replaces, both answer only additions. */
export function registerOrganisations(api: Hono<AmiqusEnv>, world: AmiqusWorld): void {
  const changed = (team: AmiqusTeam, client: ClientRow) => {
    client.updatedAt = world.now();
    team.clients.put(client);
    emit(world, team, "client.organisations", clientData(world, client.id));
  };

  api.get("/organisations", (c) => {
    const visibility = readChoice(c, "visibility", ["active", "archived"]);
    const rows = [...c.get("session").team.organisations.stored()].filter(
      (row) => visibility === undefined || (row.archivedAt !== null) === (visibility === "archived"),
    );
    return pageRows(c, sorted(c, rows), show);
  });
  api.post("/organisations", async (c) => {
    const { team } = requireWrite(c);
    const input = parseBody(bodySchema, await readJson(c));
    const row: OrganisationRow = {
      id: world.ids.next("organisation"),
      name: input.name,
      companyNumber: input.company_number ?? null,
      jurisdiction: input.jurisdiction ?? null,
      createdAt: world.now(),
      updatedAt: world.now(),
      archivedAt: null,
    };
    team.organisations.put(row);
    return answer(show(row), 201);
  });
  api.get("/organisations/:id", (c) => answer(show(find(c.get("session").team, pathId(c, "id")))));
  api.patch("/organisations/:id", async (c) => {
    const { team } = requireWrite(c);
    const row = find(team, pathId(c, "id"));
    const input = await readPatch(c, bodySchema);
    row.name = input.name;
    if (input.company_number !== undefined) row.companyNumber = input.company_number;
    if (input.jurisdiction !== undefined) row.jurisdiction = input.jurisdiction;
    row.updatedAt = world.now();
    return answer(show(row));
  });

  api.get("/clients/:id/organisations", (c) => {
    const { team } = c.get("session");
    const client = findClient(team, pathId(c, "id"));
    const rows = client.organisations.flatMap((id) => team.organisations.get(id) ?? []);
    return pageRows(c, sorted(c, rows), show);
  });
  for (const method of ["POST", "PUT"] as const) {
    api.on(method, "/clients/:id/organisations", async (c) => {
      const { team } = requireWrite(c);
      const client = editClient(c, "id");
      const body = await readJson(c);
      if (!Array.isArray(body) || body.length === 0) {
        throw invalidBody("The submitted value must be an array of organisation identifiers");
      }
      const wanted = [...new Set(parseBody(z.array(z.int()), body))];
      wanted.forEach((id, index) => {
        if (!team.organisations.has(id)) {
          throw invalid({ [String(index)]: ["The selected organisation is invalid."] });
        }
      });
      const added = wanted.filter((id) => !client.organisations.includes(id));
      client.organisations = method === "PUT" ? wanted : [...client.organisations, ...added];
      changed(team, client);
      return added.length === 0
        ? noContent()
        : listOf(
            c,
            added.map((id) => show(find(team, id))),
          );
    });
  }
  api.delete("/clients/:id/organisations", (c) => {
    const client = editClient(c, "id");
    client.organisations = [];
    changed(c.get("session").team, client);
    return noContent();
  });
  api.delete("/clients/:clientId/organisations/:organisationId", (c) => {
    const client = editClient(c, "clientId");
    const id = pathId(c, "organisationId");
    if (!client.organisations.includes(id)) throw notFound("Organisation not found");
    client.organisations = client.organisations.filter((other) => other !== id);
    changed(c.get("session").team, client);
    return noContent();
  });
}
