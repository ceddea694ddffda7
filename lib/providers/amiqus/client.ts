import "server-only";
import { accountOperations } from "./client-account";
import { caseOperations } from "./client-cases";
import { fileOperations } from "./client-files";
import { organisationOperations } from "./client-organisations";
import { peopleOperations } from "./client-people";
import { recordOperations } from "./client-records";
import { setupOperations } from "./client-setup";
import { createTransport, type TransportOptions } from "./transport";

/** A typed function for every operation of the Amiqus v2 API. */
export type AmiqusClient = ReturnType<typeof createAmiqusClient>;

/**
 * A client of one Amiqus account. Every function throws ProviderError only; what does not fit the documented limits is
 * refused before it is sent. docs/providers/amiqus.md says which operation each function is.
 */
export function createAmiqusClient(options: TransportOptions) {
  const transport = createTransport(options);
  return {
    ...accountOperations(transport),
    ...peopleOperations(transport),
    ...organisationOperations(transport),
    ...fileOperations(transport),
    ...recordOperations(transport),
    ...caseOperations(transport),
    ...setupOperations(transport),
  };
}
