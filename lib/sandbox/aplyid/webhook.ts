import type { WebhookFault } from "../faults";
import type { AplyidWorld, CaseRow, DeliveryRow, Integration } from "./world";

/** Seconds to wait before each attempt after the first; APLYiD's own schedule is not documented, so this is ours. */
const RETRY_SECONDS = [60, 300, 1_800, 7_200] as const;
const TIMEOUT_MS = 5_000;
const EVENT = "case.completed";

/** Sends `case.completed` where the integration has an address and the case a reference of the caller's. */
export function sendCompleted(world: AplyidWorld, integration: Integration, row: CaseRow): void {
  if (integration.webhookUrl === null || row.externalId === null) return;
  const client = integration.clients.get(row.clientId);
  const delivery: DeliveryRow = {
    uuid: world.random.uuid(),
    caseId: row.id,
    url: integration.webhookUrl,
    body: JSON.stringify({
      case_id: row.id,
      external_id: row.externalId,
      guided_flow_id: row.flowId,
      status: row.status,
      case_url: `${flowUrl(world, row)}/overview`,
      client: {
        id: row.clientId,
        name: client?.name ?? null,
        external_id: client?.externalId ?? null,
        approval_status: client?.approval ?? "no_decision_yet",
      },
    }),
    attempts: 0,
    status: null,
  };
  integration.deliveries.push(delivery);
  const fault = world.faults.takeWebhook(EVENT);
  const start = () => world.clock.schedule(world.now(), () => attempt(world, delivery));
  hand(world, integration, fault, start, delivery);
}

function hand(
  world: AplyidWorld,
  integration: Integration,
  fault: WebhookFault | undefined,
  start: () => void,
  delivery: DeliveryRow,
): void {
  if (fault?.mode === "lost") return;
  if (fault?.mode === "late") {
    world.clock.schedule(world.now() + fault.delaySeconds * 1_000, () => attempt(world, delivery));
    return;
  }
  if (fault?.mode === "reordered") {
    integration.held.push(start);
    return;
  }
  start();
  if (fault?.mode === "duplicate") start();
  for (const release of integration.held.splice(0)) release();
}

async function attempt(world: AplyidWorld, delivery: DeliveryRow): Promise<void> {
  delivery.attempts++;
  if (await post(world, delivery)) return;
  const wait = RETRY_SECONDS[delivery.attempts - 1];
  if (wait !== undefined) {
    world.clock.schedule(world.now() + wait * 1_000, () => attempt(world, delivery));
  }
}

async function post(world: AplyidWorld, delivery: DeliveryRow): Promise<boolean> {
  try {
    const response = await world.fetch(delivery.url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-Workflow-Event-Type": EVENT,
        "X-Workflow-Webhook-Id": delivery.uuid,
      },
      body: delivery.body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.text();
    delivery.status = response.status;
    return response.status >= 200 && response.status < 300;
  } catch {
    delivery.status = 0;
    return false;
  }
}

/** Where staff complete a case. */
export function flowUrl(world: AplyidWorld, row: CaseRow): string {
  return `${world.origin}/aplyid/guided_flows/standard/${row.flowId}`;
}
