"use client";

import { type ComponentType, lazy, Suspense } from "react";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { CaseView } from "@/lib/cases/types";

// Not `dynamic`: the server would have the browser preload these by names that this build's files do not have.
/** By provider; what only its cases have to say first. */
const parts: Record<string, ComponentType<{ view: CaseView }>> = {
  "action-management": lazy(() =>
    import("@/components/action-management/case/answers-part").then((module) => ({
      default: module.AnswersPart,
    })),
  ),
  aplyid: lazy(() =>
    import("@/components/aplyid/guided-flow").then((module) => ({ default: module.GuidedFlowPart })),
  ),
};

/** The provider's own part on top of a case's overview; nothing for most. */
export function ProviderOverview({ view }: { view: CaseView }) {
  const Part = parts[view.row.provider];
  if (!Part) return null;
  return (
    <Suspense fallback={<SkeletonRows rows={5} height="line" label="Loading" />}>
      <Part view={view} />
    </Suspense>
  );
}
