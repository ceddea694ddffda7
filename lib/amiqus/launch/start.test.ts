import { describe, expect, it } from "vitest";
import { catalog } from "@/lib/providers/catalog";
import { checkDraft, emptyDraft } from "./draft";
import { draftSchema, forgetClient } from "./draft-schema";
import { startDraft } from "./start";

describe("a draft from needs", () => {
  it("has steps for every need that the catalog promises", () => {
    for (const need of catalog.amiqus.needs) expect(startDraft([need]).steps, need).toHaveLength(1);
  });

  it("is complete but for what only a person knows", () => {
    const open = new Set(["criminal_record", "employment", "documents", "questionnaire"]);
    for (const need of catalog.amiqus.needs) {
      if (open.has(need)) continue;
      expect(checkDraft(startDraft([need])), need).toEqual({});
    }
  });

  it("asks one photo ID for identity and right to work", () => {
    expect(startDraft(["identity", "right_to_work"]).steps).toEqual([
      { key: "check.photo_id", type: "check.photo_id", values: { right_to_work: "GBR" } },
    ]);
  });
});

describe("a kept draft", () => {
  it("comes back as it was, without what was the client's", () => {
    const draft = {
      ...startDraft(["identity"]),
      name: "Purchase",
      reference: "HV-1",
      expiryDay: "2026-12-01",
    };
    const kept: unknown = JSON.parse(JSON.stringify(forgetClient(draft)));
    expect(draftSchema.safeParse(kept)).toMatchObject({
      success: true,
      data: { ...startDraft(["identity"]), name: "", reference: "", expiryDay: "" },
    });
  });

  it("is refused when it holds a step that is not known", () => {
    const step = { key: "1", type: "check.horoscope", values: {} };
    expect(draftSchema.safeParse({ ...emptyDraft, steps: [step] }).success).toBe(false);
    expect(draftSchema.safeParse({}).success).toBe(false);
  });
});
