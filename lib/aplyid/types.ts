import type { GuidedFlow } from "@/lib/providers/aplyid/describe";

/** One delivery that told of a case. Dates are ISO 8601. */
export interface HeardDelivery {
  id: string;
  /** The provider's own id of it. */
  deliveryId: string;
  event: string;
  receivedAt: string;
}

/** What is known of a case that cannot be asked for, since when and by which deliveries, newest first. */
export interface GuidedFlowDto extends GuidedFlow {
  deliveries: HeardDelivery[];
  /** When the webhook of the connection was last heard of at all. */
  lastDeliveryAt: string | null;
  connectionId: string;
}
