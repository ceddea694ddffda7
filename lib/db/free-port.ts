import "server-only";
import { createServer } from "node:net";

/** `wanted` when nothing listens there on loopback, else any free port. */
export async function freePort(wanted: number): Promise<number> {
  for (const port of [wanted, 0]) {
    const got = await new Promise<number | null>((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(null));
      probe.listen(port, "127.0.0.1", () => {
        const address = probe.address();
        probe.close(() => resolve(address && typeof address === "object" ? address.port : null));
      });
    });
    if (got !== null) return got;
  }
  throw new Error("No free port on the loopback address.");
}
