import type { CaseRow, Json } from "./model";
import { type QuickrWorld, stamp } from "./world";

/** Ours: the reference tells of no retries. Seconds before each attempt after the first. */
const RETRY_SECONDS = [60, 600, 3_600];
const TIMEOUT_MS = 5_000;

/**
 * Writes an event of a case and calls its `callback_url`, on the next turn of the event loop. The body is ours beside
 * `sub_event_type`; nothing is signed.
 */
export function tell(
  world: QuickrWorld,
  row: CaseRow,
  type: string,
  subType: string,
  facts: Json = {},
): void {
  const id = world.id(row.accountId, "event");
  const event = {
    object: "event",
    id,
    type,
    sub_event_type: subType,
    created_at: stamp(world.now()),
    data: facts,
  };
  row.events.push(event);
  if (row.callbackUrl === null) return;
  const url = row.callbackUrl;
  const body = JSON.stringify({
    event_id: id,
    event_type: type,
    sub_event_type: subType,
    account_id: row.accountId,
    case_id: row.id,
    status: row.status,
    occurred_at: stamp(world.now()),
    changes: facts,
  });
  const fault = world.faults.takeWebhook(`${type}.${subType}`);
  if (fault?.mode === "lost") return;
  const delay = fault?.mode === "late" ? fault.delaySeconds * 1000 : 0;
  const start = () => world.clock.schedule(world.now() + delay, () => attempt(world, url, body, 0));
  start();
  if (fault?.mode === "duplicate") start();
}

async function attempt(world: QuickrWorld, url: string, body: string, number: number): Promise<void> {
  const status = await post(world, url, body);
  world.callbacks.push({ url, status, body, at: world.now() });
  const wait = RETRY_SECONDS[number];
  if ((status < 200 || status >= 300) && wait !== undefined) {
    world.clock.schedule(world.now() + wait * 1000, () => attempt(world, url, body, number + 1));
  }
}

async function post(world: QuickrWorld, url: string, body: string): Promise<number> {
  try {
    const response = await world.fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.text();
    return response.status;
  } catch {
    return 0;
  }
}
