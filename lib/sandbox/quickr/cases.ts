import type { Hono } from "hono";
import { z } from "zod";
import { automationIds, createCase, SCHEDULES } from "./case-create";
import {
  conflict,
  json,
  listed,
  notFound,
  page,
  parse,
  type QuickrContext,
  type QuickrEnv,
  readBody,
  requireScope,
} from "./http";
import { armSchedule, runNow, setStatus } from "./lifecycle";
import type { CaseRow } from "./model";
import { COMPANIES } from "./published";
import { companyOf, registerRows, rowsOf } from "./register-data";
import { showCase, showListed } from "./serialise";
import type { QuickrWorld } from "./world";

const COUNTRIES = ["NO", "SE", "DK", "FI"];
const STATUSES = ["ACTIVE", "DECLINED", "ARCHIVED", "READY_FOR_REVIEW"] as const;

const patchSchema = z
  .strictObject({
    status: z.enum(STATUSES).optional(),
    checks: z
      .array(
        z.strictObject({
          type: z.string(),
          options: z.strictObject({ schedule: z.enum(SCHEDULES).nullable() }),
        }),
      )
      .optional(),
    automations: z.array(z.strictObject({ id: z.string() })).optional(),
  })
  .refine((body) => Object.keys(body).length > 0, "At least one property is required");
const querySchema = z.object({
  country: z.enum(COUNTRIES).optional(),
  sort_by: z.enum(["created_at", "updated_at"]).default("created_at"),
  sort_order: z.enum(["asc", "desc"]).default("desc"),
  search: z.string().min(1).optional(),
  customer_type: z.enum(["company", "individual"]).optional(),
});

/** The case of the path. Throws 404. */
export function caseAt(world: QuickrWorld, c: QuickrContext): CaseRow {
  const row = world.cases.get(c.req.param("cid") ?? "");
  if (!row || row.accountId !== c.get("accountId")) throw notFound("Case");
  return row;
}

/** Cases: create, list, read, patch, run checks, discoveries, events, ownership; and the search of companies. */
export function registerCases(api: Hono<QuickrEnv>, world: QuickrWorld): void {
  api.post("/cases", async (c) => {
    requireScope(c, "write");
    const row = createCase(world, c.get("accountId"), await readBody(c, z.unknown()));
    return json(showCase(world, row));
  });
  api.get("/cases", (c) => {
    requireScope(c, "read");
    const query = parse(querySchema, c.req.query());
    const wanted = query.search?.toLowerCase();
    const rows = world.casesOf(c.get("accountId")).filter((row) => {
      const company = companyOf(row);
      const words = [row.id, company?.organization_number, company?.name].map((word) =>
        String(word ?? "").toLowerCase(),
      );
      return (
        (query.country === undefined || company?.country === query.country) &&
        (query.customer_type === undefined ||
          (query.customer_type === "company") === (company !== undefined)) &&
        (wanted === undefined || words.some((word) => word.includes(wanted)))
      );
    });
    const time = (row: CaseRow) => (query.sort_by === "created_at" ? row.createdAt : row.updatedAt);
    const order = new Map(rows.map((row, index) => [row.id, index]));
    const sign = query.sort_order === "asc" ? 1 : -1;
    rows.sort((a, b) => sign * (time(a) - time(b) || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)));
    const exclude = c.req.queries("exclude") ?? [];
    return page(c, rows, (row) => showListed(world, row, exclude));
  });
  api.get("/cases/:cid", (c) => {
    requireScope(c, "read");
    return json(showCase(world, caseAt(world, c)));
  });
  api.patch("/cases/:cid", async (c) => {
    requireScope(c, "write");
    const row = caseAt(world, c);
    const body = await readBody(c, patchSchema);
    for (const { type, options } of body.checks ?? []) {
      const check = row.checks.find((one) => one.type === type);
      if (!check) throw conflict("Checks cannot be added to a case");
      check.schedule = options.schedule;
      armSchedule(world, row, check);
    }
    if (body.automations) {
      row.automations = automationIds(
        world,
        row.accountId,
        body.automations.map((one) => one.id),
      );
    }
    row.updatedAt = world.now();
    if (body.status !== undefined) decide(world, row, body.status);
    return json(showCase(world, row));
  });
  api.post("/cases/:cid/schedule_checks", async (c) => {
    requireScope(c, "write");
    const row = caseAt(world, c);
    const schema = z.strictObject({ checks: z.array(z.strictObject({ type: z.string() })).min(1) });
    const types = (await readBody(c, schema)).checks.map((check) => check.type);
    if (types.some((type) => !row.checks.some((check) => check.type === type))) {
      throw conflict("The case does not have this check");
    }
    if (row.status === "ARCHIVED") throw conflict("The case is archived");
    runNow(world, row, types, "manual_checks_completed");
    return json(showCase(world, row));
  });
  api.get("/cases/:cid/discoveries", (c) => {
    requireScope(c, "read");
    const row = caseAt(world, c);
    return json({
      data: row.discoveries.map(({ type, data }) => ({
        type,
        data: data.map((entry) => ({ ...entry, source: "Brønnøysundregistrene" })),
      })),
    });
  });
  api.get("/cases/:cid/events", (c) => {
    requireScope(c, "read");
    const row = caseAt(world, c);
    const wanted = c.req.query("event_type");
    const rows = row.events
      .filter((event) => wanted === undefined || event.type === wanted)
      .reverse()
      .map((event) => ({ id: String(event.id), event }));
    return page(c, rows, ({ event }) => event);
  });
  api.get("/cases/:cid/ownership", (c) => {
    requireScope(c, "read");
    const row = caseAt(world, c);
    const company = companyOf(row);
    if (!company) throw notFound("Ownership");
    const owners = rowsOf(
      registerRows({ ...row, sections: ["ultimate_beneficial_ownership"] }),
      "ultimate_beneficial_ownership",
    );
    return json({
      organization_number: company.organization_number,
      country: company.country,
      name: company.name,
      owners: owners.map((owner) => ({
        type: "person",
        name: `${owner.first_name} ${owner.last_name}`,
        birth_date: owner.birth_date,
        country: owner.country,
        percent_voting_shares: owner.percent_voting_shares,
        owners: [],
      })),
    });
  });
  api.get("/companies", (c) => {
    requireScope(c, "read");
    const [country] = listed(c, "country", COUNTRIES);
    const wanted = (c.req.query("search") ?? "").toLowerCase();
    const rows = COMPANIES.filter(
      (company) =>
        (country === undefined || company.country === country) &&
        (company.name.toLowerCase().includes(wanted) || company.organization_number.startsWith(wanted)),
    ).map((company) => ({ id: company.organization_number, company }));
    return page(c, rows, ({ company }) => ({
      organization_number: company.organization_number,
      country: company.country,
      name: company.name,
      status: company.status,
      company_type: company.type,
    }));
  });
}

/** Ours: what a decision needs. Required checklists come before approval, as the changelog says. */
function decide(world: QuickrWorld, row: CaseRow, status: (typeof STATUSES)[number]): void {
  const open = row.checklists.some((list) => list.items.some((item) => item.answer === null));
  if (status === "ACTIVE" && open) throw conflict("The checklists of the case are not complete");
  setStatus(world, row, status, "API");
  for (const check of row.checks) {
    if (status === "ARCHIVED") {
      check.scheduleVersion += 1;
      check.nextRunAt = null;
    } else if (check.nextRunAt === null) armSchedule(world, row, check);
  }
  if (status === "ARCHIVED" && row.contract?.status === "PENDING") row.contract.status = "CLOSED";
}
