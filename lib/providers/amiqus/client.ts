import "server-only";
import { caseOperations } from "./client-cases";
import { peopleOperations } from "./client-people";
import { recordOperations } from "./client-records";
import { setupOperations } from "./client-setup";
import { createTransport, type TransportOptions } from "./transport";

/** One typed function per operation of the Amiqus v2 API that the desk uses. */
export type AmiqusClient = ReturnType<typeof createAmiqusClient>;

/** A client of one Amiqus account. Every function throws ProviderError only. See docs/providers/amiqus.md. */
export function createAmiqusClient(options: TransportOptions) {
  const transport = createTransport(options);
  return {
    ...peopleOperations(transport),
    ...recordOperations(transport),
    ...caseOperations(transport),
    ...setupOperations(transport),
  };
}
