import type { CaseRow, CheckRow, Json, JsonObject } from "./model";
import { companyOf, rowsOf } from "./register-data";
import { type QuickrWorld, stamp } from "./world";

/** A case as the API shows it. Every key that the reference does not show is our choice (docs/sandbox.md). */
export function showCase(world: QuickrWorld, row: CaseRow): JsonObject {
  const { origin } = world;
  const api = `${origin}/quickr/v2/accounts/${row.accountId}/cases/${row.id}`;
  return {
    object: "case",
    id: row.id,
    account_id: row.accountId,
    status: row.status,
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
    declared_at: stamp(row.declaredAt),
    archived_at: stamp(row.archivedAt),
    actions: row.actions,
    language: row.language,
    publisher: row.publisher,
    template_id: row.templateId,
    checks: row.checks.map(showCheck),
    sections: row.sections.map((type) => ({ type })),
    prefills: row.prefills.map(({ type, data }) => ({ type, data })),
    declarations:
      row.declarationId === null
        ? []
        : row.sections.map((type) => ({ id: row.declarationId, type, data: rowsOf(row.declared, type) })),
    discoveries: row.discoveries.map(({ type, data }) => ({ type, data })),
    current_information: row.current.map(({ type, data }) => ({ type, data })),
    customers: customersOf(row),
    contracts: row.contract ? [showContract(world, row)] : [],
    urls: {
      declaration_url: row.declarationId === null ? null : `${origin}/quickr/form/${row.code}`,
      callback_url: row.callbackUrl,
      ownership_url: `${api}/ownership`,
    },
    form_submitter: row.submitter,
    notes: row.notes.map(({ createdAt, createdBy, ...note }) => ({
      ...note,
      created_at: stamp(createdAt),
      created_by: createdBy,
    })),
    notifications: row.notifications,
    agent_checklists: row.checklists.map((list) => ({
      id: list.id,
      name: list.name,
      completed: list.items.every((item) => item.answer !== null),
      data: list.items,
    })),
    agent_edits: row.agentEdits,
    automations: row.automations.map((id) => ({ id })),
  };
}

/** A case in a list: checks with their codes only, and without what `exclude` names. */
export function showListed(world: QuickrWorld, row: CaseRow, exclude: readonly string[]): JsonObject {
  const whole = showCase(world, row);
  const checks = row.checks.map((check) => {
    const { data: _data, ...rest } = showCheck(check);
    const codes = check.data.flatMap((entry) =>
      (Array.isArray(entry.flags) ? entry.flags : []).flatMap((flag) =>
        typeof flag === "object" && flag !== null && !Array.isArray(flag) ? [flag.code ?? null] : [],
      ),
    );
    return { ...rest, flags: [...new Set(codes)] };
  });
  return Object.fromEntries(
    Object.entries({ ...whole, checks }).filter(([key]) => !exclude.includes(key) && key !== "events"),
  );
}

function showCheck(check: CheckRow): JsonObject {
  return {
    type: check.type,
    status: check.status,
    options: check.schedule === null ? {} : { schedule: check.schedule },
    data: check.data,
    updated_at: stamp(check.lastRunAt),
    next_run_at: stamp(check.nextRunAt),
  };
}

/** A contract as the API shows it; only with a case that has one. */
export function showContract(world: QuickrWorld, row: CaseRow): JsonObject {
  const { contract } = row;
  if (!contract) return {};
  return {
    id: contract.id,
    status: contract.status,
    created_at: stamp(contract.createdAt),
    expires_at: stamp(contract.expiresAt),
    signed_at: stamp(contract.signedAt),
    signing_option: contract.signatories.length > 1 ? "CHAIRMAN_AND_BOARD_MEMBER" : "PROPRIETOR",
    attachments: [{ file_id: contract.fileId, name: "contract.pdf", format: "pdf" }],
    signatories: contract.signatories.map((one) => ({
      id: one.id,
      name: one.name,
      email: one.email,
      title: one.title,
      signed_at: stamp(one.signedAt),
      sign_url: signUrl(world, row, one.id),
      signed_result:
        one.signedAt === null
          ? null
          : { provider: "BankID", name: one.signedBy, signed_at: stamp(one.signedAt) },
    })),
  };
}

/** The hosted signing page of one person. */
export function signUrl(world: QuickrWorld, row: CaseRow, signatoryId: string): string {
  return `${world.origin}/quickr/sign/${row.code}/${signatoryId}`;
}

export function showVerification(one: CaseRow["verifications"][number]): JsonObject {
  return {
    id: one.id,
    name: one.name,
    status: one.verifiedAt === null ? "PENDING" : "COMPLETED",
    verified_at: stamp(one.verifiedAt),
  };
}

function customersOf(row: CaseRow): Json[] {
  const company = companyOf(row);
  if (company) return [{ type: "company", company }];
  const [individual] = [...rowsOf(row.declared, "individual"), ...rowsOf(row.prefills, "individual")];
  return individual ? [{ type: "individual", individual }] : [];
}
