import { sendCompleted } from "./webhook";
import type { AplyidWorld, Approval, CaseRow, ClientRow, Integration, Status } from "./world";

/** Personal data is erased this long after completion; our choice for Workflow. */
const PURGE_MS = 7 * 86_400_000;

/** Ends a case with a decision on its client, tells the integration's webhook, and lets the purge begin. */
export function completeCase(
  world: AplyidWorld,
  integration: Integration,
  row: CaseRow,
  decision: Approval,
): void {
  const client = integration.clients.get(row.clientId);
  if (client) client.approval = decision;
  row.status = "completed";
  row.completedAt = world.now();
  world.clock.schedule(world.now() + PURGE_MS, () => purge(integration, row));
  sendCompleted(world, integration, row);
}

/** Moves an open case without ending it. Nobody is told: there is one event only. */
export function moveCase(row: CaseRow, status: Exclude<Status, "completed">): void {
  row.status = status;
}

function purge(integration: Integration, row: CaseRow): void {
  row.purged = true;
  row.address = null;
  const client = integration.clients.get(row.clientId);
  if (client) erase(client);
}

function erase(client: ClientRow): void {
  client.name = "Purged";
  client.email = null;
  client.phone = null;
  client.details = null;
}
