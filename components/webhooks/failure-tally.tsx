import { Notice } from "@/components/ui/notice";
import { plural } from "@/lib/format/names";
import type { WebhookDto, WebhookLogDto } from "@/lib/webhooks/types";

/** How close the provider is to switching the webhook off, and whether it has. */
export function FailureTally({ log, webhook }: { log: WebhookLogDto; webhook: WebhookDto }) {
  const { failuresInARow, enabledThere } = log;
  const { disabledAfter, providerLabel, wanted, registered } = webhook;
  if (enabledThere === null) {
    return registered ? (
      <Notice tone="warning" title={`${providerLabel} does not have this webhook any more`}>
        The next poll registers it again. Changes are found with every poll.
      </Notice>
    ) : null;
  }
  if (!enabledThere && wanted === "on") {
    return (
      <Notice tone="danger" title={`${providerLabel} has switched the webhook off`}>
        The next poll switches it on again and reads what was missed.
      </Notice>
    );
  }
  if (failuresInARow === 0) {
    return (
      <p className="text-ink-2 text-sm">
        {providerLabel} has given up on no delivery since the last that arrived
        {disabledAfter !== null && `. After ${disabledAfter} in a row it switches the webhook off`}.
      </p>
    );
  }
  const close = disabledAfter !== null && failuresInARow >= disabledAfter / 2;
  return (
    <Notice
      tone={close ? "danger" : "warning"}
      title={`${plural(failuresInARow, "delivery", "deliveries")} given up in a row`}
    >
      {disabledAfter === null
        ? `${providerLabel} could not reach the desk, or the desk refused.`
        : `After ${disabledAfter} ${providerLabel} switches the webhook off. Check that the desk's address can be reached from outside.`}
    </Notice>
  );
}
