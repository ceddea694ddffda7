import { z } from "zod";
import { conflict, objectSchema, parse, Refusal } from "./http";
import { begin } from "./lifecycle";
import type { CaseRow, CheckRow, JsonObject } from "./model";
import type { QuickrWorld } from "./world";

const CHECKS = [
  "company",
  "signatory",
  "individual",
  "ultimate_beneficial_ownership",
  "sanction",
  "sanctions",
  "politically_exposed_person",
  "bank_account",
  "credit_score",
  "agreement",
  "website",
  "adverse_media",
  "payment_information",
  "identity_verification",
  "checklists",
] as const;
const SECTIONS = [
  "company",
  "individual",
  "ultimate_beneficial_ownership",
  "signatory",
  "bank_account",
  "payment_information",
  "product_service",
  "agreement",
  "website",
] as const;
export const SCHEDULES = ["R-1/P1D", "R-1/P1M", "R-1/P1Y"] as const;
const REQUIRED: Readonly<Record<string, string>> = {
  signatory: "signatory",
  bank_account: "bank_account",
  credit_score: "company",
  agreement: "agreement",
};

/** The body of creating a case. `sanction` and `sanctions` are both taken: the reference has both. */
const bodySchema = z.strictObject({
  template_id: z.string().optional(),
  checks: z
    .array(
      z.strictObject({
        type: z.enum(CHECKS),
        options: z.strictObject({ schedule: z.enum(SCHEDULES).optional() }).optional(),
      }),
    )
    .default([]),
  sections: z.array(z.strictObject({ type: z.enum(SECTIONS) })).default([]),
  prefills: z.array(z.strictObject({ type: z.string().min(1), data: z.array(objectSchema) })).default([]),
  actions: z
    .array(
      z.enum([
        "request_declaration",
        "perform_checks",
        "enable_declaration_notifications",
        "enable_signing_notifications",
      ]),
    )
    .default(["request_declaration"]),
  publisher: z.strictObject({ name: z.string(), support_email: z.email() }).optional(),
  urls: z.strictObject({ callback_url: z.url() }).optional(),
  language: z.enum(["no", "en"]).optional(),
  automations: z.array(z.strictObject({ id: z.string() })).optional(),
  agent_checklists: z.array(z.strictObject({ id: z.string() })).optional(),
});

/** Creates a case of a body as the API takes it. Throws Refusal for what it would refuse. */
export function createCase(world: QuickrWorld, accountId: string, input: unknown): CaseRow {
  const given = parse(bodySchema, input);
  const template = given.template_id === undefined ? undefined : world.templates.get(given.template_id);
  if (given.template_id !== undefined && template?.accountId !== accountId) {
    throw new Refusal(400, "invalid_request", "There is no such template", [
      { path: "template_id", message: "There is no such template" },
    ]);
  }
  const preset = parse(bodySchema, template?.body.case ?? {});
  const body = {
    ...preset,
    ...given,
    checks: given.checks.length > 0 ? given.checks : preset.checks,
    sections: given.sections.length > 0 ? given.sections : preset.sections,
    prefills: [...preset.prefills, ...given.prefills],
  };
  const sections = body.sections.map((section) => section.type);
  body.checks.forEach((check, index) => {
    const section = REQUIRED[check.type];
    if (section !== undefined && !sections.some((one) => one === section)) {
      throw new Refusal(400, "invalid_request", `The check ${check.type} needs the section ${section}`, [
        { path: `checks.${index}`, message: `The check ${check.type} needs the section ${section}` },
      ]);
    }
  });
  const now = world.now();
  const row: CaseRow = {
    id: world.id(accountId, "case"),
    accountId,
    status: "CREATED",
    createdAt: now,
    updatedAt: now,
    declaredAt: null,
    archivedAt: null,
    actions: body.actions,
    language: body.language ?? "en",
    publisher: body.publisher ?? null,
    callbackUrl: body.urls?.callback_url ?? null,
    templateId: body.template_id ?? null,
    checks: body.checks.map(newCheck),
    sections,
    prefills: body.prefills.map(({ type, data }) => ({ type, data: data.map(plain) })),
    declared: [],
    discoveries: [],
    current: [],
    changed: new Set(),
    declarationId: null,
    code: world.random.hex(24),
    submitter: null,
    contract: null,
    notes: [],
    notifications: [],
    agentEdits: [],
    checklists: (body.agent_checklists ?? []).map(({ id }) => checklistOf(world, accountId, id)),
    automations: automationIds(
      world,
      accountId,
      (body.automations ?? []).map((one) => one.id),
    ),
    verifications: [],
    events: [],
  };
  world.cases.set(row.id, row);
  begin(world, row);
  return row;
}

function newCheck(check: {
  type: string;
  options?: { schedule?: string | undefined } | undefined;
}): CheckRow {
  return {
    type: check.type,
    status: "NOT_STARTED",
    schedule: check.options?.schedule ?? null,
    data: [],
    lastRunAt: null,
    nextRunAt: null,
    scheduleVersion: 0,
  };
}

/** Throws unless every id is an automation of the account. */
export function automationIds(world: QuickrWorld, accountId: string, ids: readonly string[]): string[] {
  for (const id of ids) {
    if (world.automations.get(id)?.accountId !== accountId) throw conflict("There is no such automation");
  }
  return [...ids];
}

function checklistOf(world: QuickrWorld, accountId: string, id: string): CaseRow["checklists"][number] {
  const list = world.checklists.get(id);
  if (list?.accountId !== accountId) throw conflict("There is no such checklist");
  const items = Array.isArray(list.body.data) ? list.body.data : [];
  return {
    id,
    name: String(list.body.name),
    items: items.map((item, index) => {
      const row = typeof item === "object" && item !== null && !Array.isArray(item) ? item : {};
      return {
        id: String(row.id ?? index + 1),
        title: String(row.title ?? `Item ${index + 1}`),
        answer: null,
      };
    }),
  };
}

function plain(row: unknown): JsonObject {
  return objectSchema.parse(row);
}
