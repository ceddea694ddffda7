import { Badge } from "@/components/ui/badge";
import { FactsList } from "@/components/ui/facts-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { plural } from "@/lib/format/names";
import type { WebhookDto } from "@/lib/webhooks/types";

function StateBadge({ registered, enabled, wanted }: WebhookDto) {
  if (wanted === "removed") return <Badge tone="hold">Removed by an admin</Badge>;
  if (!registered) return <Badge tone="neutral">Not registered</Badge>;
  if (wanted === "paused") return <Badge tone="hold">Switched off by an admin</Badge>;
  return enabled ? (
    <Badge tone="approved">On</Badge>
  ) : (
    <Badge tone="danger">Switched off by the provider</Badge>
  );
}

function rotationWords(rotation: NonNullable<WebhookDto["rotation"]>) {
  if (rotation.until === null) return "The new secret has delivered; the old webhook is about to be removed";
  return (
    <>
      Both secrets are accepted until the new one delivers, at the latest <RelativeTime at={rotation.until} />
    </>
  );
}

/** State of a webhook: who switched it, where it sends, what arrived and what was turned away. */
export function WebhookFacts({ webhook }: { webhook: WebhookDto }) {
  const { address, events, lastDeliveryAt, badSignatures, rotation, registered } = webhook;
  return (
    <FactsList
      facts={[
        { label: "State", value: <StateBadge {...webhook} /> },
        { label: "Sends to", value: registered && <span className="font-mono">{address}</span> },
        {
          label: "Told of",
          value:
            registered &&
            (events.includes("*") ? "Everything" : <span className="font-mono">{events.join(", ")}</span>),
        },
        { label: "Last delivery", value: lastDeliveryAt ? <RelativeTime at={lastDeliveryAt} /> : "None yet" },
        {
          label: "Bad signatures",
          value:
            badSignatures === 0 ? (
              "None"
            ) : (
              <span className="text-review">
                {plural(badSignatures, "delivery", "deliveries")} turned away. Somebody else knows the
                address, or a secret was changed at the provider.
              </span>
            ),
        },
        { label: "Rotation", value: rotation && rotationWords(rotation) },
      ].filter((fact) => fact.value !== false)}
    />
  );
}
