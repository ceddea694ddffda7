"use client";

import { ForbiddenState } from "@/components/ui/forbidden-state";
import { Section } from "@/components/ui/section";
import { DeliveryTable } from "@/components/webhooks/delivery-table";
import { ParkedList } from "@/components/webhooks/parked-list";

/** What arrived at a connection that cannot be asked: first what is nobody's, then everything. */
export function DeliveriesPanel({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  return (
    <>
      <Section
        title="Parked"
        description="Deliveries that name no case or launch of yours. They are not signed, so nothing is believed of them until you say what they are."
      >
        {manage ? (
          <ParkedList connectionId={connectionId} />
        ) : (
          <ForbiddenState who="Admins" what="read parked deliveries" />
        )}
      </Section>
      <Section title="All that arrived" description="Failed ones first, then the newest.">
        <DeliveryTable connectionId={connectionId} mayReplay={manage} />
      </Section>
    </>
  );
}
