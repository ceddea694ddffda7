"use client";

import { Section } from "@/components/ui/section";
import { DeliveryTable } from "./delivery-table";

/** The webhook of a connection: what arrived. */
export function WebhookView({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  return (
    <Section title="Deliveries" description="What lately arrived, failed ones first.">
      <DeliveryTable connectionId={connectionId} mayReplay={manage} />
    </Section>
  );
}
