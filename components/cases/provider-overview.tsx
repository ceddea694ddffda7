"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { CaseView } from "@/lib/cases/types";

const loading = () => <SkeletonRows rows={5} height="line" label="Loading" />;

/** By provider; what only its cases have to say first. */
const parts: Record<string, ComponentType<{ view: CaseView }>> = {
  "action-management": dynamic(
    () => import("@/components/action-management/case/answers-part").then((module) => module.AnswersPart),
    { loading },
  ),
  aplyid: dynamic(() => import("@/components/aplyid/guided-flow").then((module) => module.GuidedFlowPart), {
    loading,
  }),
};

/** The provider's own part on top of a case's overview; nothing for most. */
export function ProviderOverview({ view }: { view: CaseView }) {
  const Part = parts[view.row.provider];
  return Part ? <Part view={view} /> : null;
}
