"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { enableWebhookAction, removeWebhookAction, rotateSecretAction } from "@/lib/webhooks/actions";
import type { WebhookDto } from "@/lib/webhooks/types";
import { useWebhookWrite } from "./use-webhook-write";

interface WebhookActionsProps {
  connectionId: string;
  webhook: WebhookDto;
}

type Question = "rotate" | "pause" | "remove";

/** What an admin can do with a registered webhook. */
export function WebhookActions({ connectionId, webhook }: WebhookActionsProps) {
  const [asking, setAsking] = useState<Question | null>(null);
  const rotate = useWebhookWrite(rotateSecretAction);
  const enable = useWebhookWrite(enableWebhookAction);
  const remove = useWebhookWrite(removeWebhookAction);
  const close = () => setAsking(null);
  const { providerLabel, enabled, wanted, rotation } = webhook;
  const on = enabled && wanted === "on";

  async function onEnable(next: boolean) {
    const words = next ? "The webhook is switched on" : "The webhook is switched off";
    const target = { connectionId, operationId: enable.operationId, enabled: next };
    if (await enable.write(target, words)) close();
  }

  async function onRotate() {
    const target = { connectionId, operationId: rotate.operationId };
    if (await rotate.write(target, "The new secret is in place beside the old one")) close();
  }

  async function onRemove() {
    const target = { connectionId, operationId: remove.operationId };
    if (await remove.write(target, "The webhook is removed")) close();
  }

  return (
    <>
      <Button disabled={rotation !== null || !on} onClick={() => setAsking("rotate")}>
        Rotate secret
      </Button>
      {on ? (
        <Button onClick={() => setAsking("pause")}>Switch off</Button>
      ) : (
        <Button pending={enable.pending} onClick={() => onEnable(true)}>
          Switch on
        </Button>
      )}
      <Button variant="quiet" onClick={() => setAsking("remove")}>
        Remove webhook
      </Button>
      {asking === null && enable.error && (
        <p role="alert" className="basis-full text-danger text-sm">
          {enable.error}
        </p>
      )}
      <ConfirmDialog
        open={asking === "rotate"}
        onClose={close}
        title="Rotate the signing secret"
        description={`${providerLabel} gets a second webhook with a new secret. The old one works beside it until the first delivery signed by the new one arrives, or for 24 hours; then it is removed. No delivery is lost.`}
        confirmLabel="Rotate secret"
        onConfirm={onRotate}
        pending={rotate.pending}
        error={rotate.error}
      />
      <ConfirmDialog
        open={asking === "pause"}
        onClose={close}
        title="Switch the webhook off"
        description={`${providerLabel} keeps it and sends nothing until it is switched on again. Changes are still found with every poll.`}
        confirmLabel="Switch off"
        onConfirm={() => onEnable(false)}
        pending={enable.pending}
        error={enable.error}
      />
      <ConfirmDialog
        open={asking === "remove"}
        onClose={close}
        title="Remove the webhook"
        description={`It is deleted at ${providerLabel} with its secret and its delivery log. The desk does not register another by itself; changes are found with every poll.`}
        confirmLabel="Remove webhook"
        danger
        onConfirm={onRemove}
        pending={remove.pending}
        error={remove.error}
      />
    </>
  );
}
