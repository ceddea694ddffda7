import "server-only";
import type { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import type { organisationSchema } from "@/lib/providers/amiqus/api-schema-files";
import { amiqusFor } from "../client";
import { amiqusConnection } from "../connection";
import { reading } from "../failure";
import { openLink } from "../people/queries";
import type { ListOrganisations } from "./schema";
import type { Organisation, OrganisationChoice, OrganisationPage } from "./types";

const pageSize = 50;

function toOrganisation(row: z.output<typeof organisationSchema>): Organisation {
  return {
    id: String(row.id),
    name: row.name,
    companyNumber: row.company_number,
    jurisdiction: row.jurisdiction,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    archivedAt: row.archived_at,
  };
}

/** A page of 50 of an Amiqus account's organisations. Throws AppError `forbidden`, `not-found`, `provider`. */
export async function listOrganisations(
  ctx: TeamContext,
  connectionId: string,
  query: ListOrganisations,
): Promise<OrganisationPage> {
  authorise(ctx, "client.read");
  const { sort, order, visibility, page } = query;
  const found = await reading("its organisations", async () => {
    const amiqus = await amiqusFor(ctx.teamId, await amiqusConnection(ctx, connectionId));
    return amiqus.pageOfOrganisations(page, {
      sort_by: sort,
      order_by: order,
      limit: pageSize,
      ...(visibility === undefined ? {} : { visibility }),
    });
  });
  return {
    items: found.rows.map(({ value }) => toOrganisation(value)),
    page,
    pages: found.totalPages,
    total: found.total,
  };
}

/** The organisations that a client belongs to at Amiqus, by name. Throws AppError. */
export async function clientMemberships(ctx: TeamContext, linkId: string): Promise<Organisation[]> {
  const { link, amiqus } = await openLink(ctx, linkId);
  const rows = await reading("this client's organisations", () =>
    amiqus.listClientOrganisations(link.providerClientId, { sort_by: "name", order_by: "asc" }),
  );
  return rows.map(({ value }) => toOrganisation(value));
}

/** The account's organisations that are in use, to choose from: Amiqus has no search for them. Throws AppError. */
export async function organisationChoices(
  ctx: TeamContext,
  connectionId: string,
): Promise<OrganisationChoice[]> {
  authorise(ctx, "client.read");
  const rows = await reading("its organisations", async () => {
    const amiqus = await amiqusFor(ctx.teamId, await amiqusConnection(ctx, connectionId));
    return amiqus.listOrganisations({ sort_by: "name", order_by: "asc", visibility: "active" });
  });
  return rows.map(({ value }) => ({
    id: String(value.id),
    name: value.name,
    hint: [value.company_number, value.jurisdiction].filter(Boolean).join(" · "),
  }));
}
