import { addFile, pdf } from "./files";
import type { CaseRow, CheckRow, FlagRow, JsonObject } from "./model";
import { BANK_ACCOUNTS, SCORES, testCompany, testPerson, WEBSITES } from "./published";
import { companyOf, personsOf, rowsOf, setRows } from "./register-data";
import type { QuickrWorld } from "./world";
import { stamp } from "./world";

type Entry = CheckRow["data"][number];

const entry = (about: JsonObject, flags: FlagRow[]): Entry => ({
  ...about,
  flags: flags.map(({ code, details, records }) => ({
    code,
    ...(details === undefined ? {} : { details }),
    ...(records === undefined ? {} : { records }),
  })),
});

/** What each check needs before it can run; those without it stay not started. */
export function canRun(row: CaseRow, type: string): boolean {
  const declared = row.declaredAt !== null;
  const has = (section: string) =>
    rowsOf(row.declared, section).length > 0 || rowsOf(row.prefills, section).length > 0;
  switch (type) {
    case "company":
    case "credit_score":
      return has("company");
    case "signatory":
      return row.contract !== null && row.contract.status !== "PENDING";
    case "bank_account":
    case "payment_information":
    case "agreement":
      return declared;
    case "website":
      return declared || has("website");
    case "individual":
      return declared || has("individual");
    case "identity_verification":
      return row.verifications.length > 0 && row.verifications.every((one) => one.verifiedAt !== null);
    case "checklists":
      return row.checklists.every((list) => list.items.every((item) => item.answer !== null));
    default:
      return has("company") || has("individual") || declared;
  }
}

/** The results of one check as things stand. */
export function resultsOf(world: QuickrWorld, row: CaseRow, type: string): Entry[] {
  switch (type) {
    case "company":
      return [companyResult(row)];
    case "signatory":
      return signatoryResults(row);
    case "ultimate_beneficial_ownership":
      return ownerResults(row);
    case "sanction":
    case "sanctions":
      return [...sanctionedCompany(row), ...personsOf(row).map((one) => entry(one, sanctionFlags(one)))];
    case "politically_exposed_person":
      return personsOf(row).map((one) => entry(one, pepFlags(one)));
    case "bank_account":
      return bankResults(row);
    case "credit_score":
      return creditResults(world, row);
    case "agreement":
      return agreementResults(row);
    case "website":
      return websiteResults(row);
    case "individual":
      return mismatchResults(row, "individual");
    case "adverse_media":
      return [{ search_results: articles(row), flags: [] }];
    default:
      return [];
  }
}

function companyResult(row: CaseRow): Entry {
  const company = companyOf(row);
  const found = testCompany(company?.organization_number, company?.country);
  const flags: FlagRow[] = [];
  if (!company) flags.push({ code: "PREFILL_MISSING" });
  else if (!found) flags.push({ code: "DISCOVERY_MISSING" });
  const [current] = rowsOf(row.current, "company");
  const status = typeof current?.status === "string" ? current.status : found?.status;
  if (status !== undefined && status !== "Active") {
    flags.push({ code: "COMPANY_INACTIVE", details: { status } });
  }
  if (found?.sanctioned) flags.push(companySanction(found.name));
  if (row.changed.has("company")) flags.push({ code: "DISCOVERY_UPDATED" });
  if (current?.parent_changed === true) flags.push({ code: "PARENT_COMPANY_CHANGED" });
  const differences = rowsOf(row.declared, "company").flatMap((one) =>
    differing(one, rowsOf(row.prefills, "company")[0] ?? {}),
  );
  if (differences.length > 0) flags.push({ code: "DATA_MISMATCH", details: differences });
  return entry(company ?? {}, flags);
}

function companySanction(name: string): FlagRow {
  return {
    code: "COMPANY_IN_SANCTIONS",
    records: [{ type: "SanctionedOrganizationRecord", name, list: "Sandbox sanctions list", score: 0.98 }],
  };
}

function sanctionedCompany(row: CaseRow): Entry[] {
  const company = companyOf(row);
  if (!company || !row.sections.includes("company")) return [];
  const found = testCompany(company.organization_number, company.country);
  return [entry(company, found?.sanctioned ? [companySanction(found.name)] : [])];
}

function sanctionFlags(one: JsonObject): FlagRow[] {
  const found = testPerson(one.first_name, one.last_name);
  return found?.sanctioned
    ? [
        {
          code: "PERSON_IN_SANCTIONS",
          records: [
            {
              name: `${found.first_name} ${found.last_name}`,
              birth_date: found.birth_date,
              list: "Sandbox sanctions list",
            },
          ],
        },
      ]
    : [];
}

function pepFlags(one: JsonObject): FlagRow[] {
  const found = testPerson(one.first_name, one.last_name);
  return found?.pep
    ? [
        {
          code: "PERSON_IN_PEP",
          records: [
            { name: `${found.first_name} ${found.last_name}`, position: "Member of the Althing", level: 1 },
          ],
        },
      ]
    : [];
}

function signatoryResults(row: CaseRow): Entry[] {
  const { contract } = row;
  if (!contract) return [entry({}, [{ code: "CONTRACT_NOT_SIGNED" }])];
  return contract.signatories.map((one) => {
    const flags: FlagRow[] = [];
    if (one.signedAt === null) flags.push({ code: "CONTRACT_NOT_SIGNED" });
    else if (one.signedBy !== null && one.signedBy !== one.name) {
      flags.push({ code: "SIGNATORY_MISMATCH", details: { declared: one.name, signed_by: one.signedBy } });
    }
    return entry({ name: one.name }, flags);
  });
}

function ownerResults(row: CaseRow): Entry[] {
  const company = companyOf(row);
  const found = testCompany(company?.organization_number, company?.country);
  if (found?.type === "ENK") return [entry({}, [{ code: "COMPANY_TYPE_NOT_SUPPORTED" }])];
  const known = rowsOf(row.discoveries, "ultimate_beneficial_ownership");
  const declared = rowsOf(row.declared, "ultimate_beneficial_ownership");
  const owners = declared.length > 0 ? declared : rowsOf(row.prefills, "ultimate_beneficial_ownership");
  if (owners.length === 0) return [entry({}, [{ code: "DATA_MISSING" }])];
  const same = (a: JsonObject, b: JsonObject) => a.first_name === b.first_name && a.last_name === b.last_name;
  const results = owners.map((owner) => {
    const flags = [...sanctionFlags(owner), ...pepFlags(owner)];
    const match = known.find((other) => same(owner, other));
    if (declared.length > 0 && !match) flags.push({ code: "DATA_MANUALLY_ADDED" });
    const differences = declared.length > 0 && match ? differing(owner, match) : [];
    if (differences.length > 0) flags.push({ code: "DATA_MISMATCH", details: differences });
    return entry(owner, flags);
  });
  const surnames = owners.map((owner) => owner.last_name);
  const family = owners.filter((owner) => surnames.filter((name) => name === owner.last_name).length > 1);
  const missing = declared.length > 0 ? known.filter((one) => !owners.some((owner) => same(owner, one))) : [];
  const whole: FlagRow[] = [];
  if (family.length > 0) whole.push({ code: "POSSIBLE_FAMILY_RELATIONS", records: family });
  if (missing.length > 0) whole.push({ code: "POSSIBLE_ULTIMATE_BENEFICIAL_OWNERS", records: missing });
  if (row.changed.has("ultimate_beneficial_ownership")) whole.push({ code: "DISCOVERY_UPDATED" });
  return whole.length > 0 ? [...results, entry({}, whole)] : results;
}

function bankResults(row: CaseRow): Entry[] {
  const accounts = rowsOf(row.declared, "bank_account");
  if (accounts.length === 0) return [entry({}, [{ code: "DECLARATION_MISSING" }])];
  return accounts.map((account) => {
    const foreign = (account.country ?? "NO") !== "NO";
    const valid = BANK_ACCOUNTS.includes(String(account.bank_account_number));
    return entry(
      account,
      foreign
        ? [{ code: "BANK_ACCOUNT_NUMBER_UNSUPPORTED" }]
        : valid
          ? []
          : [{ code: "BANK_ACCOUNT_NUMBER_INVALID" }],
    );
  });
}

function agreementResults(row: CaseRow): Entry[] {
  const wanted = rowsOf(row.prefills, "agreement");
  const declared = rowsOf(row.declared, "agreement");
  return wanted.map((one) =>
    entry(
      one,
      declared.some((answer) => answer.name === one.name && answer.accepted === true)
        ? []
        : [{ code: "AGREEMENT_NOT_ACCEPTED" }],
    ),
  );
}

function websiteResults(row: CaseRow): Entry[] {
  const sites = [...rowsOf(row.declared, "website"), ...rowsOf(row.prefills, "website")];
  if (sites.length === 0) return [entry({}, [{ code: "DECLARATION_MISSING" }])];
  return sites.map((site) => {
    const url = String(site.url);
    if (!URL.canParse(url)) return entry(site, [{ code: "INVALID_URL" }]);
    const known = WEBSITES[new URL(url).hostname];
    return entry(
      site,
      known ? [{ code: known.flag, details: JSON.parse(JSON.stringify(known.details)) }] : [],
    );
  });
}

/** Nothing is in `data` when nothing was found: the guide's automation counts on it. */
function creditResults(world: QuickrWorld, row: CaseRow): Entry[] {
  const company = companyOf(row);
  const found = testCompany(company?.organization_number, company?.country);
  if (!found) return [entry({}, [{ code: "CASE_TYPE_NOT_SUPPORTED" }])];
  const value = SCORES[found.credit];
  const at = stamp(world.now());
  const report = { company: found.name, grade: found.credit, score: value, at };
  const known = rowsOf(row.discoveries, "credit_score")[0]?.reports;
  const reports = known ?? [
    {
      file_id: addFile(
        world,
        row.accountId,
        "credit-report.pdf",
        "application/pdf",
        pdf(["Credit report", found.name, `Grade ${found.credit}, score ${value} %`]),
      ),
      name: "credit-report.pdf",
      format: "pdf",
    },
    {
      file_id: addFile(
        world,
        row.accountId,
        "credit-report.json",
        "application/json",
        JSON.stringify(report),
      ),
      name: "credit-report.json",
      format: "json",
    },
  ];
  const remarks = found.credit === "E" ? 3 : 0;
  const score: JsonObject = {
    current_credit_score: { value, grade: found.credit, provider: "Creditsafe" },
    credit_limit: found.credit === "A" ? "NOK 2,400,000" : "NOK 150,000",
    payment_remarks: remarks,
    updated_at: at,
    reports,
  };
  setRows(row.discoveries, "credit_score", [score]);
  setRows(row.current, "credit_score", [structuredClone(score)]);
  const flags: FlagRow[] = [];
  if (value < 30) flags.push({ code: "COMPANY_HAS_HIGH_RISK", details: { score: value, threshold: 30 } });
  if (remarks > 0) flags.push({ code: "COMPANY_HAS_PAYMENT_REMARKS", details: { remarks } });
  return flags.length > 0 ? [entry({ name: found.name }, flags)] : [];
}

function mismatchResults(row: CaseRow, type: string): Entry[] {
  const declared = rowsOf(row.declared, type);
  const prefills = rowsOf(row.prefills, type);
  if (declared.length === 0)
    return [entry(prefills[0] ?? {}, row.declaredAt ? [{ code: "DECLARATION_MISSING" }] : [])];
  return declared.map((one, index) => {
    const differences = differing(one, prefills[index] ?? {});
    return entry(one, differences.length > 0 ? [{ code: "DATA_MISMATCH", details: differences }] : []);
  });
}

function articles(row: CaseRow): JsonObject[] {
  const company = companyOf(row);
  const found = testCompany(company?.organization_number, company?.country);
  return found?.sanctioned
    ? [
        {
          title: `${found.name} under investigation`,
          source: "The Sandbox Times",
          url: "https://news.example/investigation",
          risk_score: 0.91,
        },
      ]
    : [];
}

/** Fields that both have with different values. */
function differing(declared: JsonObject, register: JsonObject): JsonObject[] {
  return Object.entries(declared)
    .filter(([key, value]) => {
      const other = register[key];
      if (other === undefined || typeof other === "object" || value === null) return false;
      const [a, b] = [String(value), String(other)];
      return a !== b && !(key === "birth_date" && (a.startsWith(b) || b.startsWith(a)));
    })
    .map(([field, value]) => ({ field, declared: value, prefilled: register[field] ?? null }));
}
