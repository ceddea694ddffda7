import type { DeliveryState } from "@/lib/webhooks/types";

/** What became of a delivery here. */
export const stateWords: Record<DeliveryState, string> = {
  received: "Waiting",
  processed: "Processed",
  ignored: "Nothing of ours",
  dead: "Failed",
  parked: "Parked",
};
