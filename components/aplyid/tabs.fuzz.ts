import { createElement } from "react";
import type { FuzzedTabs } from "@/components/cases/fuzzed-tabs";
import { guidedFlowOptions } from "@/lib/aplyid/query-options";
import completed from "@/lib/providers/aplyid/__fixtures__/completed.json";
import created from "@/lib/providers/aplyid/__fixtures__/created.json";
import { guidedFlowOf } from "@/lib/providers/aplyid/describe";
import { deliveriesOptions, parkedOptions } from "@/lib/webhooks/query-options";
import { saidOf } from "@/lib/webhooks/said";
import { DeliveriesPanel } from "./deliveries-panel";
import { GuidedFlowPart } from "./guided-flow";

const at = "2026-11-22T18:00:00.000Z";
const launched = {
  id: "1024",
  reference: "order-9281",
  title: "Onboarding",
  launchedAt: at,
  completedAt: null,
};

/** APLYiD's part of a case's overview, and what is parked at its connection. */
export const fuzzed: FuzzedTabs = {
  snapshots: [
    { ...launched, answer: created, told: null, toldAt: null },
    { ...launched, answer: created, told: completed, toldAt: at, completedAt: at },
    { ...launched, answer: null, told: null, toldAt: null },
  ],
  answers: { told: completed },
  tabs({ client, view, snapshot, answers, words }) {
    const { connectionId, id: caseId } = view.row;
    const delivery = { id: caseId, deliveryId: words, event: words, receivedAt: at };
    client.setQueryData(guidedFlowOptions(caseId).queryKey, {
      ...guidedFlowOf(snapshot),
      deliveries: [delivery, { ...delivery, id: connectionId }],
      lastDeliveryAt: at,
      connectionId,
    });
    client.setQueryData(parkedOptions(connectionId).queryKey, {
      deliveries: [{ ...delivery, reason: words, said: saidOf(answers.told ?? null) }],
      cases: [],
    });
    client.setQueryData(deliveriesOptions(connectionId).queryKey, []);
    return [
      createElement(GuidedFlowPart, { key: "flow", view }),
      createElement(DeliveriesPanel, { key: "deliveries", connectionId, manage: true }),
    ];
  },
};
