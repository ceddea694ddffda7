import type { CaseDetail } from "@/lib/providers/port";
import type { Wire } from "./types";

/** A case's content as JSON carries it. */
export function wireContent(content: CaseDetail): Wire<CaseDetail> {
  return {
    ...content,
    checks: content.checks.map((check) => ({
      ...check,
      completedAt: check.completedAt?.toISOString() ?? null,
    })),
    documents: content.documents.map((document) => ({
      ...document,
      completedAt: document.completedAt?.toISOString() ?? null,
    })),
    reviews: content.reviews.map((review) => ({ ...review, at: review.at.toISOString() })),
  };
}
