import { FactsList } from "@/components/ui/facts-list";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ConnectionDto, PastedWebhook } from "@/lib/connections/types";
import { plural } from "@/lib/format/names";

/** The address that a person enters at the provider, and whether anything came by it. */
export function PastedWebhookFacts({
  connection,
  webhook,
}: {
  connection: ConnectionDto;
  webhook: PastedWebhook;
}) {
  const { lastDeliveryAt, badSignatures } = connection;
  return (
    <>
      {!webhook.reachable && (
        <Notice tone="warning" title={`${connection.providerLabel} cannot reach this desk`}>
          The address names this machine or a private network. Give the desk a public address first.
        </Notice>
      )}
      <FactsList
        facts={[
          {
            label: "Address",
            value: <span className="font-mono">{webhook.address}</span>,
            copy: webhook.address,
          },
          {
            label: "Last delivery",
            value: lastDeliveryAt ? <RelativeTime at={lastDeliveryAt} /> : "None yet",
          },
          {
            label: "Refused",
            value: badSignatures > 0 ? plural(badSignatures, "delivery", "deliveries") : null,
          },
        ]}
      />
      <p className="text-ink-2">
        Keep it to yourself: whoever knows the address can pretend to be {connection.providerLabel}.
      </p>
    </>
  );
}
