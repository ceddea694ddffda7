"use client";

import { useQuery } from "@tanstack/react-query";
import { ExternalLink as ExternalLinkIcon } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-class";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorState } from "@/components/ui/error-state";
import { FactsList } from "@/components/ui/facts-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { guidedFlowOptions } from "@/lib/aplyid/query-options";
import type { GuidedFlowDto } from "@/lib/aplyid/types";
import type { CaseView } from "@/lib/cases/types";
import { PurgeNotice } from "./purge-notice";

const approvals: Record<string, { label: string; tone: "approved" | "rejected" | "review" }> = {
  approved: { label: "Approved", tone: "approved" },
  denied: { label: "Denied", tone: "rejected" },
  no_decision_yet: { label: "No decision yet", tone: "review" },
};

/** The guided flow of a case: where staff complete it, what APLYiD said of the client, since when and by what. */
export function GuidedFlowPart({ view }: { view: CaseView }) {
  const { data, error, refetch, isFetching } = useQuery(guidedFlowOptions(view.row.id));
  return (
    <Section title="Guided flow">
      {data ? (
        <Flow flow={data} open={view.row.rawStatus !== "completed" && view.row.rawStatus !== "cancelled"} />
      ) : error ? (
        <ErrorState
          title="The guided flow did not load"
          kept="The case is as it was."
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : (
        <SkeletonRows rows={5} height="line" label="Loading the guided flow" />
      )}
    </Section>
  );
}

function Flow({ flow, open }: { flow: GuidedFlowDto; open: boolean }) {
  const { url, approval } = flow;
  return (
    <div className="flex flex-col gap-3">
      {flow.named && (
        <p className="max-w-prose text-sm">
          The link to the guided flow came with the answer that was lost: open the case in APLYiD’s portal.
        </p>
      )}
      {url !== null && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <a
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            className={buttonClass(open ? "primary" : "secondary")}
          >
            {open ? "Complete guided flow" : "Open guided flow"}
            <ExternalLinkIcon aria-hidden="true" className="size-4" />
            <span className="sr-only">, at APLYiD in a new tab</span>
          </a>
          <CopyButton value={url} label="Copy link" />
        </p>
      )}
      {flow.purgeAt !== null && <PurgeNotice purgeAt={flow.purgeAt} />}
      <FactsList
        facts={[
          { label: "Approval", value: approval === null ? "Not told" : <Approval raw={approval} /> },
          { label: "Known", value: <Known flow={flow} /> },
          { label: "Completed", value: flow.completedAt && <RelativeTime at={flow.completedAt} /> },
          {
            label: "Webhook",
            value: flow.lastDeliveryAt ? (
              <>
                last heard <RelativeTime at={flow.lastDeliveryAt} />
              </>
            ) : (
              "nothing has arrived on this connection yet"
            ),
          },
        ]}
      />
      <p className="max-w-prose text-ink-2 text-sm">
        APLYiD has no call that reads a case, so the desk cannot ask. It learns of the end by one webhook,
        sent when the case is completed; a case that is put on hold, reviewed or cancelled there stays as it
        is here.
      </p>
      {flow.deliveries.length > 1 && (
        <ul aria-label="Deliveries about this case" className="text-ink-2 text-sm">
          {flow.deliveries.map((delivery) => (
            <li key={delivery.id}>
              <span className="font-mono">{delivery.event}</span> <RelativeTime at={delivery.receivedAt} />,{" "}
              <span className="wrap-anywhere font-mono">{delivery.deliveryId}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Approval({ raw }: { raw: string }) {
  const known = approvals[raw];
  return known ? <Badge tone={known.tone}>{known.label}</Badge> : <Badge tone="unmapped">“{raw}”</Badge>;
}

/** Since when this is known, and by what. */
function Known({ flow }: { flow: GuidedFlowDto }) {
  const { toldAt, launchedAt } = flow;
  const [latest] = flow.deliveries;
  if (toldAt !== null) {
    return (
      <>
        since <RelativeTime at={toldAt} />, by {latest ? "the delivery " : "a delivery"}
        {latest && <span className="wrap-anywhere font-mono">{latest.deliveryId}</span>}
      </>
    );
  }
  if (launchedAt === null) return "Nothing yet";
  if (flow.named) return "by a member, who read its number there; the answer to the launch was lost";
  return (
    <>
      since <RelativeTime at={launchedAt} />, by the answer to the launch
    </>
  );
}
