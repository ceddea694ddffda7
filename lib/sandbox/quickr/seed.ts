import { createCase } from "./case-create";
import { declare, finishDeclaration, setStatus, settle } from "./lifecycle";
import type { CaseRow, JsonObject } from "./model";
import { rowsOf } from "./register-data";
import { addSetup } from "./setup";
import type { QuickrWorld } from "./world";

export const ACCOUNT = "TQ1000001";
const PARTNER = "TQ1000002";
/** Accounts of the partner. */
const SUB_ACCOUNTS = ["TQ1000003", "TQ1000004"] as const;

const ALL = ["admin:quickr", "write:quickr", "read:quickr"];
const DAY_MS = 86_400_000;

const KEYS = [
  { id: "api.SANDBOX", account: ACCOUNT, name: "Gatehouse", key: "sandbox-quickr-key", scope: ALL },
  {
    id: "api.READER",
    account: ACCOUNT,
    name: "Reader",
    key: "sandbox-quickr-read-key",
    scope: ["read:quickr"],
  },
  { id: "api.NOTHING", account: ACCOUNT, name: "Powerless", key: "sandbox-quickr-powerless-key", scope: [] },
  { id: "api.PARTNER", account: PARTNER, name: "Partner", key: "sandbox-quickr-partner-key", scope: ALL },
];

function account(world: QuickrWorld, accountId: string, partnerId: string | null, body: JsonObject): void {
  const createdAt = world.now() - 400 * DAY_MS;
  world.accounts.set(accountId, { accountId, partnerId, body, createdAt, updatedAt: createdAt });
}

/** Accounts, keys, people, a checklist, a template, an automation and a case of each test company. */
export function seedQuickr(world: QuickrWorld): void {
  account(world, ACCOUNT, null, {
    name: "Hill Valley Onboarding",
    type: "customer",
    status: "ACTIVE",
    company: { name: "Hill Valley Onboarding AS", organization_number: "911111111", country: "NO" },
  });
  account(world, PARTNER, null, {
    name: "Fjord Partners",
    type: "partner",
    status: "ACTIVE",
    company: { name: "Fjord Partners AS", organization_number: "922222222", country: "NO" },
  });
  SUB_ACCOUNTS.forEach((id, index) => {
    const name = ["Kattegat Trading", "Hedeby Imports"][index] ?? id;
    account(world, id, PARTNER, {
      name,
      type: "customer",
      status: index === 0 ? "ACTIVE" : "PENDING",
      company: { name, organization_number: `93333333${index}`, country: index === 0 ? "NO" : "SE" },
    });
  });
  const now = world.now();
  for (const { id, account: accountId, name, key, scope } of KEYS) {
    const body = { name, type: "api_key" };
    world.users.set(id, {
      id,
      accountId,
      body,
      scope,
      createdAt: now,
      updatedAt: now,
      lastSeenAt: null,
      key,
    });
  }
  for (const [role, name] of [
    ["admin", "Doc Brown"],
    ["manager", "Jennifer Parker"],
    ["staff", "Marty McFly"],
  ] as const) {
    const id = `email.${role.toUpperCase()}`;
    const body = { name, type: "email", email: `${role}@demo.test` };
    const scope = role === "staff" ? ["read:quickr", "write:quickr"] : ALL;
    world.users.set(id, {
      id,
      accountId: ACCOUNT,
      body,
      scope,
      createdAt: now,
      updatedAt: now,
      lastSeenAt: null,
      key: null,
    });
  }
  addSetup(world, world.checklists, ACCOUNT, "checklist", {
    name: "Before approval",
    description: "What staff look at before they approve",
    data: [
      { id: "1", title: "The website fits the declared business" },
      { id: "2", title: "The owners have been read" },
    ],
  });
  addSetup(world, world.templates, ACCOUNT, "template", {
    type: "case",
    name: "Company onboarding",
    description: "Company, owners and sanctions, with a form",
    case: {
      checks: [{ type: "company" }, { type: "sanctions" }, { type: "ultimate_beneficial_ownership" }],
      sections: [{ type: "company" }, { type: "ultimate_beneficial_ownership" }, { type: "signatory" }],
      actions: ["request_declaration"],
    },
  });
  addSetup(world, world.automations, ACCOUNT, "automation", AUTO_APPROVE);
  seedCases(world);
}

/** The guide's own example. */
const AUTO_APPROVE = {
  name: "Auto approve",
  description: "Auto approve simple cases",
  trigger: [{ type: "case_status_updated", status: "READY_FOR_REVIEW" }],
  conditions: [
    {
      type: "or",
      conditions: [
        { type: "equal", field: "$.checks[?(@.type==='sanctions')].data[0].flags.length", value: "0" },
        { type: "equal", field: "$.checks[?(@.type==='sanctions')].data.length", value: "0" },
      ],
    },
    {
      type: "and",
      conditions: [
        { type: "equal", field: "$.checks[?(@.type==='credit_score')].data.length", value: "0" },
        {
          type: "greater_than_or_equal",
          field: "$.current_information[?(@.type==='credit_score')].data[*].current_credit_score.value",
          value: "70",
        },
      ],
    },
    { type: "greater_than_or_equal", field: "$.context.company_age", value: "2" },
    {
      type: "every",
      field: "$.prefills[?(@.type==='ultimate_beneficial_ownership')].data[*].country",
      path: "$.prefills[?(@.type==='company')].data[*].country",
    },
  ],
  actions: [{ type: "set_case_status", status: "ACTIVE" }],
};

function make(world: QuickrWorld, number: string, body: JsonObject): CaseRow {
  const row = createCase(world, ACCOUNT, {
    sections: [{ type: "company" }, { type: "signatory" }, { type: "ultimate_beneficial_ownership" }],
    prefills: [{ type: "company", data: [{ organization_number: number, country: "NO" }] }],
    ...body,
  });
  return row;
}

function seedCases(world: QuickrWorld): void {
  const checks = ["company", "sanctions", "politically_exposed_person", "credit_score"].map((type) => ({
    type,
  }));
  const oneOff = (number: string) => {
    const row = make(world, number, { checks, actions: ["perform_checks"] });
    settle(world, row);
    return row;
  };
  oneOff("987123654");
  oneOff("159753468");
  setStatus(world, oneOff("987654321"), "ACTIVE", "Doc Brown");
  make(world, "123456789", { checks: [{ type: "company" }, { type: "sanctions" }] });
  const signing = make(world, "987654321", {
    checks: [{ type: "company" }, { type: "signatory" }],
    actions: ["request_declaration", "enable_signing_notifications"],
  });
  declare(
    world,
    signing,
    signing.sections.map((type) => ({ type, data: structuredClone(rowsOf(signing.prefills, type)) })),
  );
  finishDeclaration(world, signing, { name: "Ragnar Lothbrok", email: "ragnar@ragnarok.example" });
}
