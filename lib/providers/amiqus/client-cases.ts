import "server-only";
import type { DecisionStatus } from "../port";
import * as schema from "./api-schema";
import { type Query, segment, type Transport } from "./transport";

export interface CaseBody {
  client: number;
  name: string;
  reference?: string;
}

/** At least one property. */
export interface CaseUpdate {
  name?: string;
  reference?: string | null;
  is_archived?: boolean;
}

/** Case, case item and case review operations (Amiqus v2 reference). Teams without cases get 403. */
export const caseOperations = (amiqus: Transport) => ({
  /** GET /cases, one page of 100. */
  pageOfCases: (number: number, query: Query) => amiqus.page("/cases", schema.caseSchema, number, query),
  /** GET /cases, all of them. */
  listCases: (query: Query, options?: { strict?: boolean }) =>
    amiqus.all("/cases", schema.caseSchema, query, options),
  /** POST /cases */
  createCase: (body: CaseBody) => amiqus.send("POST", "/cases", schema.caseSchema, body),
  /** GET /cases/{id} with client and assignees in full. */
  retrieveCase: (id: string) =>
    amiqus.get(`/cases/${segment(id)}`, schema.caseSchema, { expand: "client,assignees" }),
  /** PATCH /cases/{id} */
  updateCase: (id: string, body: CaseUpdate) =>
    amiqus.send("PATCH", `/cases/${segment(id)}`, schema.caseSchema, body),
  /** GET /cases/{id}/reviews with the reviewers in full. */
  listReviews: (caseId: string) =>
    amiqus.all(`/cases/${segment(caseId)}/reviews`, schema.caseReviewSchema, { expand: "reviewed_by" }),
  /** POST /cases/{id}/reviews: the case takes the review's status. */
  createReview: (caseId: string, status: DecisionStatus) =>
    amiqus.send("POST", `/cases/${segment(caseId)}/reviews`, schema.caseReviewSchema, { status }),
  /** GET /cases/{id}/items */
  listItems: (caseId: string) => amiqus.all(`/cases/${segment(caseId)}/items`, schema.caseItemSchema),
  /** PATCH /cases/{id}/items, 1 to 100 records. Merges; resolves with those added only. */
  addItems: (caseId: string, recordIds: number[]) =>
    amiqus.sendForAdded(
      "PATCH",
      `/cases/${segment(caseId)}/items`,
      schema.caseItemSchema,
      recordIds.map((id) => ({ id, type: "record" })),
    ),
  /** GET /cases/{id}/assignees. There is no operation that changes them. */
  listCaseAssignees: (caseId: string) =>
    amiqus.all(`/cases/${segment(caseId)}/assignees`, schema.caseAssigneeSchema),
});
