import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/providers/port";
import { FLAG_CODES, flagWords, gravestFlag, gravestSeverity } from "@/lib/providers/quickr/flags";
import { caseLaunchSchema } from "@/lib/providers/quickr/launch-schema";
import { caseStatus } from "@/lib/providers/quickr/status-map";
import { CHECK_TYPES, missingSectionReason, REQUIRED_SECTIONS } from "@/lib/providers/quickr/vocabulary";
import { caseView } from "./case-view";
import { eventView } from "./event-view";
import { ownershipView } from "./ownership-view";
import { usageView } from "./usage";

const frame = {
  caseId: "c",
  connectionId: "k",
  quickrId: "TQ1000001.case.1",
  live: false,
  complete: true,
  may: { update: true, review: true },
};
const view = (row: { [key: string]: Json }) => caseView({ case: row }, frame);

describe("the view of a case", () => {
  it("puts prefills, declarations and discoveries side by side", () => {
    const { comparison } = view({
      sections: [{ type: "company" }, { type: "ultimate_beneficial_ownership" }],
      prefills: [
        { type: "company", data: [{ name: "Ragnarok AS", country: "NO" }] },
        {
          type: "ultimate_beneficial_ownership",
          data: [
            { first_name: "Ragnar", last_name: "Lothbrok", birth_date: "1980" },
            { first_name: "Lagertha", last_name: "Shieldmaiden" },
          ],
        },
      ],
      declarations: [
        { id: "d", type: "company", data: [{ name: "Ragnarok Holding AS", country: "no" }] },
        {
          id: "d",
          type: "ultimate_beneficial_ownership",
          data: [{ first_name: "Ragnar", last_name: "Lothbrok", birth_date: "1980-01-01" }],
        },
      ],
    });
    const fields = comparison[0]?.entries[0]?.fields;
    expect(fields?.map(({ key, differs }) => [key, differs])).toEqual([
      ["name", true],
      ["country", false],
    ]);
    const owners = comparison[1]?.entries ?? [];
    expect(owners.map((entry) => entry.title)).toEqual(["Ragnar Lothbrok", "Lagertha Shieldmaiden"]);
    expect(owners[0]?.fields.find((field) => field.key === "birth_date")?.differs).toBe(false);
  });

  it("says what can be done with declaration and contract", () => {
    expect(view({ status: "READY_FOR_REVIEW", actions: ["perform_checks"] }).declaration).toMatchObject({
      state: "none",
      canCreate: true,
    });
    const open = view({
      status: "FORM_NOT_STARTED",
      actions: ["perform_checks"],
      urls: { declaration_url: "https://dashboard.quickr.no/forms/x" },
      declarations: [{ id: "d1", type: "company", data: [] }],
      contracts: [
        { id: "1", status: "EXPIRED" },
        { id: "2", status: "CLOSED" },
      ],
    });
    expect(open.declaration).toMatchObject({ state: "open", id: "d1", canCreate: false, canUpdate: true });
    expect(open.contracts.map((contract) => contract.canRenew)).toEqual([true, false]);
    expect(view({ urls: { declaration_url: "javascript:alert(1)" } }).declaration.url).toBeNull();
  });

  it("shows flags with details, records and whom they are about", () => {
    const [check] = view({
      checks: [
        {
          type: "sanction",
          status: "COMPLETED",
          options: { schedule: "R-1/P1D" },
          data: [
            {
              first_name: "Rollo",
              last_name: "Lothbrok",
              flags: [{ code: "PERSON_IN_SANCTIONS", records: [{ list: "EU" }] }, { code: "BRAND_NEW" }],
            },
          ],
        },
      ],
    }).checks;
    expect(check).toMatchObject({ type: "sanctions", scheduleLabel: "Every day" });
    expect(check?.flags[0]).toMatchObject({
      about: "Rollo Lothbrok",
      severity: "harm",
      records: [[{ label: "List", value: "EU" }]],
    });
    expect(check?.flags[1]).toMatchObject({ label: "Brand new", severity: "attention" });
  });
});

describe("odd answers", () => {
  const keys = [
    "checks",
    "contracts",
    "declarations",
    "discoveries",
    "notes",
    "prefills",
    "urls",
    "agent_edits",
  ];
  const junk = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;
  const rows = fc.dictionary(
    fc.constantFrom(...keys),
    fc.oneof(junk, fc.array(fc.record({ data: junk, type: junk }))),
  );

  it("break no view", () => {
    fc.assert(
      fc.property(fc.oneof(junk, rows), (odd) => {
        expect(JSON.stringify(caseView({ case: odd, verifications: odd }, frame))).toBeTypeOf("string");
        expect(JSON.stringify(ownershipView(odd))).toBeTypeOf("string");
        expect(JSON.stringify(eventView(odd, 0))).toBeTypeOf("string");
        expect(usageView(JSON.stringify(odd) ?? "").columns).toBeInstanceOf(Array);
      }),
      { numRuns: 5_000 },
    );
  }, 60_000);
});

describe("ownership and usage", () => {
  it("draws owners of owners, and each once", () => {
    const ragnar = { type: "person", name: "Ragnar", birth_date: "1980" };
    const { nodes, edges } = ownershipView({
      name: "Top AS",
      organization_number: "1",
      owners: [
        { name: "Middle AS", organization_number: "2", percent_voting_shares: 60, owners: [ragnar] },
        { ...ragnar, percent_voting_shares: "40" },
      ],
    });
    expect(nodes.map(({ name, kind }) => [name, kind])).toEqual([
      ["Top AS", "company"],
      ["Middle AS", "company"],
      ["Ragnar", "person"],
    ]);
    expect(edges.map(({ from, to, percent }) => [from, to, percent])).toEqual([
      ["2", "1", null],
      ["1", "0", 60],
      ["2", "0", 40],
    ]);
  });

  it("sums numbers by date, and takes ids for no numbers", () => {
    const usage = usageView("date,account,count\n2026-01-02,0012,3\n2026-01-01,0012,1\n2026-01-02,0012,2\n");
    expect(usage.series).toEqual([
      { period: "2026-01-01", values: { count: 1 } },
      { period: "2026-01-02", values: { count: 5 } },
    ]);
    expect(usageView('"unclosed').rows).toEqual([]);
  });
});

describe("words and rules", () => {
  it("has words of its own for every flag", () => {
    expect(FLAG_CODES.length).toBe(33);
    for (const code of FLAG_CODES) expect(flagWords(code).text.length, code).toBeGreaterThan(20);
    expect(flagWords("constructor").severity).toBe("attention");
    expect(gravestFlag(["OTHER", "PERSON_IN_PEP", "COMPANY_IN_SANCTIONS"])?.label).toBe(
      "Company on a sanctions list",
    );
    expect(gravestSeverity([])).toBeNull();
  });

  it("refuses every check whose section is missing, beside the check", () => {
    for (const type of CHECK_TYPES.filter((one) => REQUIRED_SECTIONS[one].length > 0)) {
      expect(missingSectionReason(type, []), type).toContain("needs the section");
      const sections = [{ type: "product_service" }];
      const parsed = caseLaunchSchema.safeParse({ checks: [{ type }], sections });
      expect(
        parsed.error?.issues.map((issue) => issue.path.join(".")),
        type,
      ).toEqual(["checks.0"]);
    }
  });

  it("takes what the guide sends, and refuses what it does not", () => {
    const body = {
      checks: [{ type: "sanction", options: { schedule: "R-1/P1D" } }],
      sections: [{ type: "company" }],
      prefills: [{ type: "company", data: [{ organization_number: "919656395", country: "NO" }] }],
    };
    expect(caseLaunchSchema.parse(body)).toMatchObject({
      checks: [{ type: "sanctions" }],
      actions: ["request_declaration"],
    });
    const paths = (over: object) =>
      caseLaunchSchema.safeParse({ ...body, ...over }).error?.issues.map((issue) => issue.path.join("."));
    expect(paths({ checks: [{ type: "company", options: { schedule: "R-1/P2D" } }] })).toEqual([
      "checks.0.options.schedule",
    ]);
    expect(
      paths({ prefills: [{ type: "company", data: [{ organization_number: "1", country: "NO" }] }] }),
    ).toEqual(["prefills.0.data.0.organization_number"]);
    expect(paths({ actions: ["request_declaration", "perform_checks"] })).toEqual(["actions"]);
    expect(paths({ prefills: [{ type: "own_data", data: [{ anything: 1 }] }] })).toBeUndefined();
  });

  it("maps statuses, and leaves unknown ones unmapped", () => {
    expect(["FORM_NOT_STARTED", "PROCESSING_DETAILS", "READY_FOR_REVIEW", "ACTIVE"].map(caseStatus)).toEqual([
      "awaiting_client",
      "processing",
      "needs_review",
      "approved",
    ]);
    expect(caseStatus("NEW_ONE")).toBe("unmapped");
  });
});
