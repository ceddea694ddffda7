import { describe, expect, it } from "vitest";
import type { Json, ResultNode } from "../port";
import { listOf, objectOf } from "../read";
import { fixture } from "./__fixtures__/load";
import { CASE_STATUSES, caseSchema, clientSchema, RECORD_STATUSES, recordSchema } from "./api-schema";
import { describeSnapshot } from "./describe";
import { toCaseCase, toClient, toRecordCase } from "./mapper";
import { caseStatus, recordStatus } from "./status-map";

const record = objectOf(fixture("record"));
const photoId = objectOf(fixture("check-photo-id"));
const caseRow = fixture("case");
const [documents, assignees, caseItems, caseReviews] = [
  fixture("documents"),
  fixture("assignees"),
  fixture("case-items"),
  fixture("case-reviews"),
];
const snapshot = { record, steps: record.steps ?? null, documents, assignees, checks: [photoId] };

describe("statuses", () => {
  it("maps every documented record status as designed", () => {
    expect(Object.fromEntries(RECORD_STATUSES.map((status) => [status, recordStatus(status)]))).toEqual({
      pending: "awaiting_client",
      started: "awaiting_client",
      amendments: "awaiting_client",
      waiting: "processing",
      complete: "needs_review",
      incomplete: "needs_review",
      failed: "needs_review",
      paused: "on_hold",
      reviewed: "closed",
      empty: "closed",
    });
  });

  it("maps both sets of case statuses", () => {
    expect(Object.fromEntries(CASE_STATUSES.map((status) => [status, caseStatus(status)]))).toEqual({
      pending: "needs_review",
      awaiting_response: "awaiting_client",
      action_required: "needs_review",
      reviewed_pending_decision: "needs_review",
      on_hold: "on_hold",
      approved: "approved",
      rejected: "rejected",
    });
  });

  it.each(["toString", "__proto__", "", "brand_new"])("calls %j unmapped", (raw) => {
    expect([recordStatus(raw), caseStatus(raw)]).toEqual(["unmapped", "unmapped"]);
  });
});

describe("toRecordCase", () => {
  it("reads a record with its parts", () => {
    expect(toRecordCase(recordSchema.parse(record), snapshot)).toEqual({
      ref: { kind: "record", id: "983434" },
      providerClientId: "73845",
      clientName: "Marty McFly",
      clientEmail: "marty@example.com",
      title: "Photo ID, Watchlist, Document transfer and 1 more",
      reference: null,
      status: "needs_review",
      rawStatus: "complete",
      outcome: "consider",
      waitingOn: "us",
      attention: "provider_refers",
      summary: {
        checks: ["check.photo_id", "check.watchlist", "document.transfer", "form"],
        done: 2,
        flagged: 1,
      },
      assigneeIds: ["121"],
      createdAt: new Date("2022-05-22T08:22:12Z"),
      updatedAt: new Date("2022-05-23T10:00:00Z"),
      expiresAt: new Date("2022-06-01T08:22:12Z"),
      archivedAt: null,
    });
  });

  it("says what a list row does not know", () => {
    const row = { ...record, client: 73845 };
    const mapped = toRecordCase(recordSchema.parse(row), { record: row });
    expect(mapped).toMatchObject({
      clientName: null,
      assigneeIds: null,
      attention: "client_finished",
      outcome: null,
    });
  });

  it("takes no verdict from a response that is still processing", () => {
    const processing = {
      ...photoId,
      status: "submitted",
      response: { ...objectOf(photoId.response), status: "processing" },
    };
    expect(toRecordCase(recordSchema.parse(record), { ...snapshot, checks: [processing] })).toMatchObject({
      outcome: null,
      summary: { flagged: 0 },
    });
  });
});

it("reads cases and clients", () => {
  expect(toCaseCase(caseSchema.parse(caseRow), { case: caseRow })).toMatchObject({
    ref: { kind: "case", id: "8723" },
    title: "Full-time onboarding",
    reference: "AQFT123",
    attention: "decision_due",
    assigneeIds: null,
  });
  expect(toClient(clientSchema.parse(fixture("client")))).toMatchObject({
    id: "73845",
    firstName: "Marty",
    title: "mr",
  });
});

describe("describe", () => {
  const detail = describeSnapshot("record", snapshot);
  const [photo, watchlist, form] = detail.checks;

  it("keeps every result leaf of the Photo ID response, in order", () => {
    const keys: string[] = [];
    const walk = (nodes: ResultNode[]) => {
      for (const node of nodes) {
        keys.push(node.key);
        walk(node.children);
      }
    };
    walk(photo?.results ?? []);
    const expected: string[] = [];
    const collect = (value: Json) => {
      for (const [key, inner] of Object.entries(objectOf(value))) {
        if (["breakdown", "properties"].includes(key)) {
          collect(inner);
        } else if (!["result", "type", "status", "object"].includes(key)) {
          expected.push(key);
          collect(inner);
        }
      }
      for (const entry of Array.isArray(value) ? value : []) {
        expected.push(String(objectOf(entry).type));
      }
    };
    for (const report of listOf(objectOf(photoId.response).reports)) {
      expected.push(String(objectOf(report).type));
      collect(report);
    }
    expect(keys.slice(0, keys.indexOf("media"))).toEqual(expected);
    expect(expected.length).toBeGreaterThan(100);
  });

  it("shows results, scores and extracted data", () => {
    expect(photo).toMatchObject({
      label: "Photo ID",
      rawStatus: "refer",
      outcome: "consider",
      tone: "attention",
    });
    const face = photo?.results.find((node) => node.key === "facial_similarity_motion");
    const match = face?.children[0]?.children[0];
    expect(match).toMatchObject({ key: "face_match", label: "Faces match", result: "clear" });
    expect(match?.children[0]).toMatchObject({ key: "score", value: "0.97" });
    const data = photo?.results[0]?.children.find((node) => node.key === "document_data");
    expect(data?.children.find((node) => node.key === "nationality")?.value).toBe("GBR");
    expect(data?.children.find((node) => node.key === "nfc")?.children.length).toBe(4);
    expect(photo?.results.at(-1)).toMatchObject({
      key: "media",
      children: [{ key: "document_1" }, { key: "motion_capture_2" }],
    });
    expect(photo?.files).toEqual([
      {
        id: "31",
        name: "passport.jpg",
        mimeType: "image/jpeg",
        size: 1234,
        scan: "clean",
        note: "Passport, Front, Document report",
      },
      expect.objectContaining({ id: "32", note: "Motion capture" }),
    ]);
  });

  it("shows preferences, documents, people and facts", () => {
    expect(watchlist?.preferences).toEqual([
      { label: "Silent", value: "Yes" },
      { label: "Monitor", value: "No" },
      { label: "Search profile", value: "sanctions" },
    ]);
    expect(form?.type).toBe("form");
    expect(detail.documents.map((document) => [document.id, document.type, document.files.length])).toEqual([
      ["501", "sent", 1],
      ["502", "returned", 0],
    ]);
    expect(detail.assignees).toEqual([
      { id: "121", name: "Lorraine Baines", email: "lorraine@example.com", role: "owner" },
    ]);
    expect(detail.performUrl).toBe("https://id.amiqus.co/i/NzJXeGzUYAQxaF1G80NB");
    expect(detail.facts).toContainEqual({ label: "Cost", value: "4 credits" });
  });

  it("offers no link when nothing can be submitted or the link is not one", () => {
    for (const perform_url of [false, "javascript:alert(1)", ""]) {
      expect(describeSnapshot("record", { record: { perform_url } }).performUrl).toBeNull();
    }
  });

  it("shows a case's items and reviews", () => {
    const shown = describeSnapshot("case", {
      case: caseRow,
      items: caseItems,
      reviews: caseReviews,
      assignees,
    });
    expect(shown.items).toEqual([{ kind: "record", id: "983434" }]);
    expect(shown.reviews).toMatchObject([
      { id: "2698", status: "approved", fromStatus: "pending", reviewer: "Lorraine Baines" },
    ]);
  });
});
