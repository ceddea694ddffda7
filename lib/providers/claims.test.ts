import fc from "fast-check";
import { describe, expect, it } from "vitest";
import record from "./amiqus/__fixtures__/record.json";
import { catalog } from "./catalog";
import { claimsOfSnapshot } from "./claims-of";
import { CASE_KINDS, type Json } from "./port";

describe("claims", () => {
  it("read what Amiqus says of a client", () => {
    const snapshot: Json = JSON.parse(
      JSON.stringify({
        record,
        steps: record.steps.map((step) => ({ ...step, check: { id: step.id, status: "accepted" } })),
        documents: [],
        assignees: [],
        checks: [],
      }),
    );
    expect(claimsOfSnapshot("amiqus", "record", snapshot)).toEqual([
      { field: "name", value: "Marty Seamus McFly", basis: "Client there" },
      { field: "outcome", value: "accepted", basis: "Gravest check", verdict: "for" },
    ]);
  });

  it("read what APLYiD says of a client", () => {
    const told = { case_id: 7, external_id: "x", client: { name: "Ann Other", approval_status: "denied" } };
    const snapshot = { id: "7", reference: "x", title: "Case", told };
    expect(claimsOfSnapshot("aplyid", "case", snapshot)).toEqual([
      { field: "name", value: "Ann Other", basis: "Client there" },
      { field: "outcome", value: "denied", basis: "Approval", verdict: "against" },
    ]);
  });

  it("read what Quickr says of a company, by source", () => {
    const company = (name: string) => [{ type: "company", data: [{ name, address: "Quay 1, 0150 Oslo" }] }];
    const snapshot = {
      case: { status: "DECLINED", prefills: company("Fjord"), discoveries: company("Fjord AS") },
    };
    expect(claimsOfSnapshot("quickr", "case", snapshot)).toEqual([
      { field: "name", value: "Fjord AS", basis: "Register" },
      { field: "address", value: "Quay 1, 0150 Oslo", basis: "Register" },
      { field: "name", value: "Fjord", basis: "Prefilled" },
      { field: "outcome", value: "DECLINED", basis: "Decision", verdict: "against" },
    ]);
  });

  it("read what a survey says of its respondent", () => {
    const dataFields = [
      { name: "Customer name", value: "Ann Other" },
      { name: "Date of birth", value: "1980-02-03" },
      { name: "Home address", value: "1 Main Road" },
      { name: "E-mail address", value: "ann@example.com" },
    ];
    expect(claimsOfSnapshot("action-management", "case", { case: { dataFields } })).toEqual([
      { field: "name", value: "Ann Other", basis: "Survey" },
      { field: "dob", value: "1980-02-03", basis: "Survey" },
      { field: "address", value: "1 Main Road", basis: "Survey" },
    ]);
  });

  it("never throw, whatever the snapshot holds", () => {
    const words = fc.constantFrom(
      "case",
      "record",
      "client",
      "name",
      "checks",
      "response",
      "reports",
      "told",
    );
    const more = fc.constantFrom(
      "dataFields",
      "discoveries",
      "declarations",
      "type",
      "data",
      "company",
      "status",
    );
    const snapshots = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { depthSize: "medium", withCrossShrink: true },
        fc.constant(null),
        fc.string(),
        fc.double({ noNaN: true }),
        fc.boolean(),
        fc.array(tie("json"), { maxLength: 4 }),
        fc.dictionary(fc.oneof(words, more, fc.string()), tie("json"), { maxKeys: 6 }),
      ),
    })).json;
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(catalog), "nobody"),
        fc.constantFrom(...CASE_KINDS),
        snapshots,
        (provider, kind, snapshot) => {
          for (const one of claimsOfSnapshot(provider, kind, snapshot)) {
            expect(one.value.length).toBeGreaterThan(0);
            expect(one.value.length).toBeLessThanOrEqual(300);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
