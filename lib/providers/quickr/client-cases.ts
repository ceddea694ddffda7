import "server-only";
import type { z } from "zod";
import * as schema from "./api-schema";
import { METHODS, PATHS, QUERY } from "./assumptions";
import * as input from "./client-input";
import { checked } from "./failures";
import { type CaseLaunch, caseLaunchSchema } from "./launch-schema";
import { pathOf, type Transport } from "./transport";

/** What creating a case sends: a checked launch with the address to tell of changes. */
export type CaseCreate = z.input<typeof caseLaunchSchema> & { urls?: { callback_url: string } };

/** Cases, their schedules, events and discoveries (Quickr reference of 2024-09, guide and changelog). */
export const caseOperations = (quickr: Transport) => ({
  /** POST /cases */
  createCase: async ({ urls, ...body }: CaseCreate) => {
    const { callback, ...sent }: CaseLaunch = checked(caseLaunchSchema, body);
    return quickr.send("POST", PATHS.cases, schema.caseSchema, {
      ...sent,
      ...(callback && urls !== undefined ? { urls } : {}),
    });
  },
  /** GET /cases, one page. */
  pageOfCases: async (query: z.input<typeof input.caseListSchema> = {}) => {
    const { limit, ...rest } = checked(input.caseListSchema, query);
    return quickr.page(PATHS.cases, schema.caseSchema, rest, limit);
  },
  /** GET /cases, all of them. `strict` throws rather than leaving out a row that could not be read. */
  listCases: async (
    query: Omit<z.input<typeof input.caseListSchema>, "limit"> = {},
    options?: { strict?: boolean },
  ) => quickr.all(PATHS.cases, schema.caseSchema, checked(input.caseListSchema, query), options),
  /** GET /cases/{cid} */
  retrieveCase: async (cid: string) => quickr.get(pathOf(PATHS.case, { cid }), schema.caseSchema),
  /** PATCH /cases/{cid}: status, schedules of checks, automations. */
  patchCase: async (cid: string, body: z.input<typeof input.casePatchSchema>) =>
    quickr.send(
      METHODS.patchCase,
      pathOf(PATHS.case, { cid }),
      schema.caseSchema,
      checked(input.casePatchSchema, body),
    ),
  /** POST /cases/{cid}/schedule_checks: runs checks now; their schedules stay. */
  scheduleChecks: async (cid: string, types: string[]) =>
    quickr.sendOptional("POST", pathOf(PATHS.scheduleChecks, { cid }), schema.looseSchema, {
      checks: checked(input.runChecksSchema, types).map((type) => ({ type })),
    }),
  /** GET /cases/{cid}/discoveries, the extended list. */
  caseDiscoveries: async (cid: string) =>
    quickr.get(pathOf(PATHS.discoveries, { cid }), schema.anyListSchema, QUERY.extendedDiscoveries),
  /** GET /cases/{cid}/events, one page, newest first. */
  pageOfEvents: async (cid: string, query: z.input<typeof input.eventListSchema> = {}) => {
    const { type, limit, ...rest } = checked(input.eventListSchema, query);
    return quickr.page(
      pathOf(PATHS.events, { cid }),
      schema.eventSchema,
      { ...rest, [QUERY.eventType]: type },
      limit,
    );
  },
  /** GET /cases/{cid}/ownership */
  caseOwnership: async (cid: string) =>
    quickr.get(pathOf(PATHS.ownership, { cid }), schema.looseSchema, {}, { maxBytes: 20_000_000 }),
  /** GET /companies: the search by name or number. */
  searchCompanies: async (query: z.input<typeof input.companySearchSchema>) => {
    const { text, country } = checked(input.companySearchSchema, query);
    const { rows } = await quickr.page(PATHS.companySearch, schema.companySchema, {
      [QUERY.companySearch.text]: text,
      [QUERY.companySearch.country]: country,
    });
    return rows;
  },
});
