/** What a case page shows of a stored snapshot. Pure; never throws, whatever the snapshot holds. */
import type { CaseDetail, Json } from "../port";
import { dateOf, linkOf } from "../read";
import { PURGE_DAYS } from "./assumptions";
import { latestOf, readSnapshot } from "./mapper";

/** What is known of a case and since when. Dates are ISO 8601. */
export interface GuidedFlow {
  /** Where staff complete the case; null when the provider gave no usable link. */
  url: string | null;
  flowId: string | null;
  /** The provider's word on the client, e.g. `no_decision_yet`; null when it gave none. */
  approval: string | null;
  clientId: string | null;
  /** The answer to its launch was lost, and a person read its number there. */
  named: boolean;
  launchedAt: string | null;
  /** When the last delivery came that said something new; null while only the answer to the launch is known. */
  toldAt: string | null;
  completedAt: string | null;
  /** When the provider erases the personal data; null while the case is open. */
  purgeAt: string | null;
}

const nothing: GuidedFlow = {
  url: null,
  flowId: null,
  approval: null,
  clientId: null,
  named: false,
  launchedAt: null,
  toldAt: null,
  completedAt: null,
  purgeAt: null,
};

/** Reads the guided flow out of a case's snapshot; all nulls when it is none of ours. */
export function guidedFlowOf(stored: Json | null): GuidedFlow {
  const snapshot = readSnapshot(stored);
  const latest = snapshot && latestOf(snapshot);
  if (snapshot === null) return nothing;
  if (latest === null) {
    const named = snapshot.id !== null && snapshot.answer === null && snapshot.told === null;
    return named ? { ...nothing, named, launchedAt: iso(dateOf(snapshot.launchedAt)) } : nothing;
  }
  const completed = dateOf(snapshot.completedAt);
  return {
    url: linkOf(latest.case_url),
    flowId: latest.guided_flow_id === null ? null : String(latest.guided_flow_id),
    approval: latest.client?.approval_status ?? null,
    clientId: latest.client?.id == null ? null : String(latest.client.id),
    named: false,
    launchedAt: iso(dateOf(snapshot.launchedAt)),
    toldAt: iso(dateOf(snapshot.toldAt)),
    completedAt: iso(completed),
    purgeAt: iso(completed && new Date(completed.getTime() + PURGE_DAYS * 86_400_000)),
  };
}

/** Builds the detail of a snapshot. There are no checks or documents: they stay in the provider's own app. */
export function describeSnapshot(_kind: string, stored: Json): CaseDetail {
  const flow = guidedFlowOf(stored);
  return {
    checks: [],
    documents: [],
    reviews: [],
    assignees: [],
    items: [],
    // The guided flow is completed by staff, so there is nothing to send to the client.
    performUrl: null,
    facts: [
      ...fact("Approval", flow.approval?.replaceAll("_", " ") ?? null),
      ...fact("Guided flow", flow.flowId),
      ...fact("Client there", flow.clientId),
    ],
  };
}

function fact(label: string, value: string | null): { label: string; value: string }[] {
  return value === null ? [] : [{ label, value }];
}

/** Dates beyond the calendar have no ISO form. */
function iso(at: Date | null): string | null {
  return at === null || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
