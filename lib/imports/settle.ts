import "server-only";
import { toAddress } from "@/lib/clients/rows";
import { withTeam } from "@/lib/db/client";
import { writeResults } from "./chunk";
import type { HeldImport } from "./lease";
import { nextStep } from "./next-step";
import { type RowResult, readWrites, rowResult } from "./writes";

/** Unknown rows looked at per turn. */
const LIMIT = 500;

/** An unknown row that left no trace of a write was never sent: a fault of ours hit it before. */
const neverSent: RowResult = {
  state: "failed",
  reasons: [{ message: "A fault on our side kept it from being sent. Open the client to send it." }],
};
const addressLeft: RowResult = {
  state: "created",
  reasons: [{ field: "address", message: "The address was not sent. Open the client to send it." }],
};

/**
 * Looks what became of rows whose answer was lost; the look-up itself is done by their operations. With `goOn` a row
 * that needs another write waits for it again, else it is closed with a note.
 */
export async function settleUnknown(
  held: Pick<HeldImport, "id" | "teamId">,
  connections: readonly { id: string; name: string }[],
  goOn: boolean,
): Promise<void> {
  const { id: importId, teamId } = held;
  await withTeam(teamId, async (tx) => {
    const rows = await tx.importRow.findMany({
      where: { importId, teamId, state: "unknown", clientId: { not: null } },
      orderBy: [{ updatedAt: "asc" }, { row: "asc" }],
      take: LIMIT,
      select: { row: true, clientId: true },
    });
    if (rows.length === 0) return;
    const clientIds = rows.flatMap(({ clientId }) => clientId ?? []);
    const writes = await readWrites(
      tx,
      teamId,
      clientIds,
      connections.map(({ id }) => id),
    );
    const clients = await tx.client.findMany({
      where: { teamId, id: { in: clientIds } },
      select: { id: true, address: true },
    });
    const addresses = new Map(clients.map((client) => [client.id, toAddress(client.address) !== null]));
    const results = rows.flatMap(({ row, clientId }) => {
      if (clientId === null) return [];
      const hasAddress = addresses.get(clientId) ?? false;
      const result = rowResult(writes, clientId, hasAddress, connections);
      if (result.state === "unknown") return [];
      if (result.state !== "pending") return [{ row, result }];
      const steps = connections.map(({ id }) => nextStep(writes.of(clientId, id), hasAddress));
      const untouched = connections.every(({ id }) => writes.of(clientId, id).length === 0);
      if (untouched) return [{ row, result: neverSent }];
      if (goOn) return [{ row, result }];
      const created = steps.every((step) => step.do === "address" || step.do === "nothing");
      return [{ row, result: created ? addressLeft : neverSent }];
    });
    if (results.length === 0) return;
    const again = results.filter(({ result }) => result.state === "pending").map(({ row }) => row);
    if (again.length > 0) {
      await tx.importRow.updateMany({
        where: { importId, teamId, row: { in: again }, state: "unknown" },
        data: { state: "pending" },
      });
    }
    await writeResults(tx, held, results);
  });
}
