"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueue } from "@/components/cases/queue-context";
import { changeRecordAssigneesAction } from "@/lib/amiqus/cases/actions";
import { caseAssigneesOptions } from "@/lib/amiqus/cases/query-options";
import { may, type Role, whoMay } from "@/lib/auth/roles";
import type { CaseView } from "@/lib/cases/types";
import { AssigneesSection } from "../assignees-section";
import { SdkTokenSection } from "./sdk-token-section";

const everyCase = ["cases"] as const;
const caseWords =
  "Who holds a case is changed on Amiqus’ own site: its API only tells. Assigning the case here stays in the desk.";

/** What only Amiqus has of a record or case: all who hold it there, and tokens for apps that run its checks. */
export function CasePanel({ view }: { view: CaseView }) {
  const { role } = useQueue();
  const { id, kind } = view.row;
  const query = useQuery(caseAssigneesOptions(id));
  const record = kind === "record";
  const writes = record && view.connection.status !== "disabled";
  return (
    <div className="[&>section:first-child]:border-t-0 [&>section:first-child]:pt-0">
      <AssigneesSection
        query={query}
        noun={kind}
        description={record ? recordWords(role) : caseWords}
        send={
          writes && may(role, "case.assign")
            ? (change, operationId) => changeRecordAssigneesAction({ caseId: id, operationId, change })
            : null
        }
        alsoStale={everyCase}
      />
      {writes && may(role, "connection.write") && <SdkTokenSection caseId={id} />}
    </div>
  );
}

function recordWords(role: Role): string {
  return may(role, "case.assign")
    ? "The assignee here is one of them, if any is in this team. Assigning the record here takes the others off."
    : `${whoMay("case.assign")} can change them.`;
}
