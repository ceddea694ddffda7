import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { countryOptions } from "@/lib/clients/countries";
import { sameAddress } from "@/lib/clients/fields";
import { toAddress as storedAddress } from "@/lib/clients/rows";
import { withTeam } from "@/lib/db/client";
import type { AmiqusClient } from "@/lib/providers/amiqus/client";
import { toAddress } from "@/lib/providers/amiqus/mapper";
import { ProviderError } from "@/lib/providers/errors";
import type { Address } from "@/lib/providers/port";
import { idOf, objectOf } from "@/lib/providers/read";
import { amiqusFor } from "../client";
import { reading } from "../failure";
import { personLink } from "./link";
import { amiqusMembers, withDeskNames } from "./members";
import type { CORRECTION_STATUSES } from "./schema";
import type { Assignees, PersonAddress, PersonCorrections, PersonRecords } from "./types";

/** Opens a link for reading: any member may. Throws AppError `forbidden`, `not-found`, `conflict`. */
export async function openLink(ctx: TeamContext, linkId: string) {
  authorise(ctx, "client.read");
  const link = await personLink(ctx, linkId);
  return { link, amiqus: await amiqusFor(ctx.teamId, link.connectionId) };
}

const noAddress: Address = {
  unit: null,
  house_name: null,
  house_number: null,
  street_name: null,
  second_street: null,
  district: null,
  city: null,
  province: null,
  postcode: null,
  country: null,
};

/** The address at Amiqus; one that was never entered may be 404 there. */
async function addressThere(amiqus: AmiqusClient, providerClientId: string): Promise<Address> {
  try {
    return toAddress((await amiqus.retrieveAddress(providerClientId)).value);
  } catch (error) {
    if (error instanceof ProviderError && error.kind === "not-found") return noAddress;
    throw error;
  }
}

/** A person's address at Amiqus beside the desk's, and the countries to choose from. Throws AppError. */
export async function personAddress(ctx: TeamContext, linkId: string): Promise<PersonAddress> {
  const { link, amiqus } = await openLink(ctx, linkId);
  const address = await reading("this address", () => addressThere(amiqus, link.providerClientId));
  const client = await withTeam(ctx.teamId, (tx) =>
    tx.client.findFirst({ where: { id: link.clientId, teamId: ctx.teamId }, select: { address: true } }),
  );
  const here = storedAddress(client?.address);
  return {
    address,
    here: here !== null && !sameAddress(here, address) ? here : null,
    countries: [...countryOptions],
  };
}

/** Who holds a person at Amiqus, and whom they could be given to. Throws AppError. */
export async function personAssignees(ctx: TeamContext, linkId: string): Promise<Assignees> {
  const { link, amiqus } = await openLink(ctx, linkId);
  return reading("its assignees", async () => {
    const named = await withDeskNames(ctx);
    const [rows, members] = await Promise.all([
      amiqus.listClientAssignees(link.providerClientId),
      amiqusMembers(ctx, amiqus),
    ]);
    return {
      assignees: rows.map(({ value }) => ({
        assigneeId: String(value.id),
        member: named(value.team_member),
      })),
      members,
    };
  });
}

const recordsPerPage = 25;

/** A page of a person's records at Amiqus, each with the desk's case when the index has it. Throws AppError. */
export async function personRecords(ctx: TeamContext, linkId: string, page: number): Promise<PersonRecords> {
  const { link, amiqus } = await openLink(ctx, linkId);
  const found = await reading("its records", () =>
    amiqus.pageOfClientRecords(link.providerClientId, page, { limit: recordsPerPage }),
  );
  const ids = found.rows.map(({ value }) => String(value.id));
  const cases = await withTeam(ctx.teamId, (tx) =>
    tx.case.findMany({
      where: {
        teamId: ctx.teamId,
        connectionId: link.connectionId,
        kind: "record",
        providerCaseId: { in: ids },
      },
      select: { id: true, providerCaseId: true },
    }),
  );
  const known = new Map(cases.map((one) => [one.providerCaseId, one.id]));
  return {
    items: found.rows.map(({ value, raw }) => {
      const archived = objectOf(raw).archived_at;
      return {
        id: String(value.id),
        status: value.status,
        createdAt: value.created_at,
        updatedAt: value.updated_at,
        archivedAt: typeof archived === "string" ? archived : null,
        caseId: known.get(String(value.id)) ?? null,
      };
    }),
    page,
    pages: found.totalPages,
    total: found.total,
  };
}

/** A person's corrections of their name, newest first, beside the name as it is at Amiqus. Throws AppError. */
export async function personCorrections(
  ctx: TeamContext,
  linkId: string,
  status: (typeof CORRECTION_STATUSES)[number] | null,
): Promise<PersonCorrections> {
  const { link, amiqus } = await openLink(ctx, linkId);
  const filter = status === null ? {} : { status };
  return reading("its corrections", async () => {
    const [{ value: person }, rows] = await Promise.all([
      amiqus.retrieveClient(link.providerClientId),
      amiqus.listCorrections(link.providerClientId, { ...filter, sort_by: "created_at", order_by: "desc" }),
    ]);
    const current = {
      firstName: person.name.first_name,
      middleName: person.name.middle_name ?? "",
      lastName: person.name.last_name,
    };
    return {
      current,
      items: rows.map(({ value, raw }) => {
        const { first_name, middle_name, last_name } = value.correction;
        const clears = "middle_name" in objectOf(objectOf(raw).correction);
        return {
          id: String(value.id),
          status: value.status,
          proposed: {
            firstName: first_name ?? current.firstName,
            // Given as null it is taken away; left out it stays.
            middleName: middle_name ?? (clears ? "" : current.middleName),
            lastName: last_name ?? current.lastName,
          },
          recordId: idOf(objectOf(raw).record),
          createdAt: value.created_at,
          updatedAt: value.updated_at,
        };
      }),
    };
  });
}
