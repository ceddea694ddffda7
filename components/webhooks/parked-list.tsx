"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FactsList } from "@/components/ui/facts-list";
import { notify } from "@/components/ui/notify";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { dismissDeliveryAction } from "@/lib/webhooks/actions";
import { deliveryKeys, parkedOptions } from "@/lib/webhooks/query-options";
import type { ParkedDelivery, ParkedDto } from "@/lib/webhooks/types";
import { AttachDialog } from "./attach-dialog";

/** Deliveries that are no case's of ours, with what they say, to attach or to dismiss. For admins. */
export function ParkedList({ connectionId }: { connectionId: string }) {
  const { data, error, refetch, isFetching } = useQuery(parkedOptions(connectionId));
  if (!data && error) {
    return (
      <ErrorState
        title="The parked deliveries did not load"
        kept="They stay parked."
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  if (!data) return <SkeletonRows rows={4} height="line" label="Loading parked deliveries" />;
  if (data.deliveries.length === 0) {
    return <EmptyState title="Nothing is parked">Every delivery was of a case of yours.</EmptyState>;
  }
  return (
    <ul aria-label="Parked deliveries" className="flex flex-col gap-3">
      {data.deliveries.map((delivery) => (
        <ParkedItem key={delivery.id} delivery={delivery} cases={data.cases} />
      ))}
    </ul>
  );
}

function ParkedItem({ delivery, cases }: { delivery: ParkedDelivery; cases: ParkedDto["cases"] }) {
  const [question, setQuestion] = useState<"attach" | "dismiss" | null>(null);
  const close = () => setQuestion(null);
  return (
    <li className="rounded-md border p-3">
      <p className="text-sm">
        <span className="font-medium font-mono">{delivery.event}</span>{" "}
        <span className="text-ink-2">
          <RelativeTime at={delivery.receivedAt} />, delivery{" "}
          <span className="wrap-anywhere font-mono">{delivery.deliveryId}</span>
        </span>
      </p>
      <p className="mt-1 text-review text-sm">{delivery.reason}</p>
      <FactsList facts={delivery.said} />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={() => setQuestion("attach")}>
          Attach to a case
        </Button>
        <Button size="sm" variant="quiet" onClick={() => setQuestion("dismiss")}>
          Dismiss
        </Button>
      </div>
      {question === "attach" && <AttachDialog delivery={delivery} cases={cases} onClose={close} />}
      {question === "dismiss" && <DismissDialog delivery={delivery} onClose={close} />}
    </li>
  );
}

function DismissDialog({ delivery, onClose }: { delivery: ParkedDelivery; onClose: () => void }) {
  const queries = useQueryClient();
  const { pending, failure, submit } = useSubmit(dismissDeliveryAction);
  async function dismiss() {
    if (!(await submit({ deliveryId: delivery.id }))) return;
    notify.success("Dismissed");
    onClose();
    await queries.invalidateQueries({ queryKey: deliveryKeys.all });
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Dismiss delivery"
      description="Nothing follows from it. It stays in the list of deliveries and can be processed again from there."
      confirmLabel="Dismiss delivery"
      pending={pending}
      error={failure?.message ?? null}
      onConfirm={() => void dismiss()}
    />
  );
}
