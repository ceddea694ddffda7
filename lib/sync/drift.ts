import "server-only";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { processWide } from "@/lib/http/process-wide";
import type { Drift } from "@/lib/providers/port";

/** Distinct values kept in memory per connection; a provider that invents more is drifting enough to be seen. */
const MAX_KEPT = 200;

interface Counted extends Drift {
  count: number;
}

function kept(): Map<string, Map<string, Counted>> {
  return processWide("sync.drift", () => new Map<string, Map<string, Counted>>());
}

/** Remembers a drift met while an answer was parsed, until the next `saveDrift` of its connection. */
export function noteDrift(connectionId: string, drift: Drift): void {
  const ofConnection = kept().get(connectionId) ?? new Map<string, Counted>();
  kept().set(connectionId, ofConnection);
  const path = drift.path.slice(0, 200);
  const rawValue = drift.rawValue.slice(0, 60);
  const key = `${path}\n${rawValue}`;
  const known = ofConnection.get(key);
  if (known) known.count += 1;
  else if (ofConnection.size < MAX_KEPT) ofConnection.set(key, { path, rawValue, count: 1 });
}

/** Writes what was noted of a connection and forgets it. */
export async function saveDrift(tx: Tx, connection: { id: string; teamId: string }): Promise<void> {
  const noted = [...(kept().get(connection.id)?.values() ?? [])];
  if (noted.length === 0) return;
  kept().delete(connection.id);
  const rows = JSON.stringify(noted.map((drift) => ({ ...drift, id: newId() })));
  await tx.$executeRaw`
    INSERT INTO drifts (id, team_id, connection_id, path, raw_value, count)
    SELECT d.id, ${connection.teamId}::uuid, ${connection.id}::uuid, d.path, d."rawValue", d.count
    FROM jsonb_to_recordset(${rows}::jsonb) AS d(id uuid, path text, "rawValue" text, count int)
    ORDER BY d.path, d."rawValue"
    ON CONFLICT (connection_id, path, raw_value)
    DO UPDATE SET count = drifts.count + excluded.count, last_seen_at = now()`;
}
