import { describe, expect, it } from "vitest";
import { OPERATION_STATES, type OperationDto } from "@/lib/operations/types";
import { operationWords } from "./operation-words";

const base: OperationDto = {
  id: "1",
  operationId: "2",
  connectionId: "3",
  connectionName: "Amiqus",
  kind: "record.create",
  label: "Launch record",
  state: "unknown",
  subjectType: "client",
  subjectId: "4",
  pending: false,
  error: null,
  attempts: 1,
  lookups: 0,
  candidates: [],
  nextLookAt: null,
  createdById: null,
  createdAt: "2026-11-22T12:00:00.000Z",
  updatedAt: "2026-11-22T12:00:00.000Z",
};

describe("operationWords", () => {
  it("says what happened and where, in every state", () => {
    for (const state of OPERATION_STATES) {
      const words = operationWords({ ...base, state });
      expect(words.title).toContain("Launch record");
      expect(words.text.length).toBeGreaterThan(10);
    }
  });

  it("says what was kept while nobody knows", () => {
    expect(operationWords(base).text).toContain("What you entered is kept");
    expect(operationWords({ ...base, candidates: ["7", "8"] }).text).toContain("which one");
    expect(operationWords({ ...base, state: "absent" }).text).toContain("send it again");
    expect(operationWords({ ...base, awaited: true }).text).toContain("cannot be asked");
  });

  it("says of a refusal that nothing was changed, and of an unsent one that it can be tried again", () => {
    const error = {
      code: "invalid-request",
      message: "The e-mail address is taken.",
      fieldErrors: {},
      retryable: false,
    };
    expect(operationWords({ ...base, state: "rejected", error }).text).toBe(
      "The e-mail address is taken. Nothing was changed at Amiqus.",
    );
    const unsent = { ...error, message: "Amiqus does not answer.", retryable: true };
    expect(operationWords({ ...base, state: "rejected", error: unsent }).text).toContain("Try again");
  });
});
