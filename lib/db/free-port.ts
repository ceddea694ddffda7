import "server-only";
import { createServer } from "node:net";

/** `wanted` when nothing listens there on loopback, else one of the 20 after it, else any free port. 0 means any. */
export async function freePort(wanted: number): Promise<number> {
  const near = wanted === 0 ? [] : Array.from({ length: 21 }, (_, step) => wanted + step);
  for (const port of [...near.filter((candidate) => candidate < 65_536), 0]) {
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
