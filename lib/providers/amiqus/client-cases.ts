import "server-only";
import type { DecisionStatus } from "../port";
import * as schema from "./api-schema";
import { caseStatusAggregateSchema } from "./api-schema-account";
import {
  type CaseCreate,
  type CaseUpdate,
  caseCreateSchema,
  caseItemsSchema,
  casePatchSchema,
  reviewStatusSchema,
} from "./case-input";
import { checked } from "./failures";
import {
  type CaseListQuery,
  type CaseStatusQuery,
  caseListSchema,
  caseStatusQuerySchema,
} from "./list-input";
import { type Id, type ListOptions, segment, type Transport } from "./transport";

const casePath = (id: Id, rest = "") => `/cases/${segment(id)}${rest}`;

/** Case, case item and case review operations (Amiqus v2 OpenAPI of 2024-12). Teams without cases get 403. */
export const caseOperations = (amiqus: Transport) => ({
  /** GET /cases, one page of 100. */
  pageOfCases: async (number: number, query: CaseListQuery = {}) =>
    amiqus.page("/cases", schema.caseSchema, number, checked(caseListSchema, query)),
  /** GET /cases, all of them. */
  listCases: async (query: CaseListQuery = {}, options?: ListOptions) =>
    amiqus.all("/cases", schema.caseSchema, checked(caseListSchema, query), options),
  /** POST /cases */
  createCase: async (body: CaseCreate) =>
    amiqus.send("POST", "/cases", schema.caseSchema, checked(caseCreateSchema, body)),
  /** GET /cases/{id} with client and assignees in full. */
  retrieveCase: async (id: Id) => amiqus.get(casePath(id), schema.caseSchema, { expand: "client,assignees" }),
  /** PATCH /cases/{id}: name, reference, archiving. */
  updateCase: async (id: Id, body: CaseUpdate) =>
    amiqus.send("PATCH", casePath(id), schema.caseSchema, checked(casePatchSchema, body)),
  /** GET /cases/{id}/reviews with the reviewers in full. */
  listReviews: async (caseId: Id) =>
    amiqus.all(casePath(caseId, "/reviews"), schema.caseReviewSchema, { expand: "reviewed_by" }),
  /** POST /cases/{id}/reviews: the case takes the review's status. */
  createReview: async (caseId: Id, status: DecisionStatus) =>
    amiqus.send("POST", casePath(caseId, "/reviews"), schema.caseReviewSchema, {
      status: checked(reviewStatusSchema, status),
    }),
  /** GET /cases/{id}/items */
  listItems: async (caseId: Id) => amiqus.all(casePath(caseId, "/items"), schema.caseItemSchema),
  /** PATCH /cases/{id}/items, 1 to 100 records. Merges; resolves with those added only (201), none on 204. */
  addItems: async (caseId: Id, recordIds: number[]) =>
    amiqus.sendForAdded(
      "PATCH",
      casePath(caseId, "/items"),
      schema.caseItemSchema,
      checked(caseItemsSchema, recordIds).map((id) => ({ id, type: "record" })),
    ),
  /** GET /cases/{id}/assignees. There is no operation that changes them. */
  listCaseAssignees: async (caseId: Id) =>
    amiqus.all(casePath(caseId, "/assignees"), schema.caseAssigneeSchema),
  /** GET /aggregates/case-status: how many cases have each status. */
  caseStatusFigures: async (query: CaseStatusQuery = {}) =>
    amiqus.get("/aggregates/case-status", caseStatusAggregateSchema, checked(caseStatusQuerySchema, query)),
});
