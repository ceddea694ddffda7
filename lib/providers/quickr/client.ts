import "server-only";
import { accountOperations } from "./client-account";
import { caseWorkOperations } from "./client-case-work";
import { caseOperations } from "./client-cases";
import { setupOperations } from "./client-setup";
import { createTransport, type TransportOptions } from "./transport";

/** A typed function for every operation of the Quickr API that its reference names. */
export type QuickrClient = ReturnType<typeof createQuickrClient>;

/**
 * A client of one Quickr account. Every function throws ProviderError only; what does not fit the limits is refused
 * before it is sent. docs/providers/quickr.md says which operation each function is.
 */
export function createQuickrClient(options: TransportOptions) {
  const transport = createTransport(options);
  return {
    ...accountOperations(transport),
    ...caseOperations(transport),
    ...caseWorkOperations(transport),
    ...setupOperations(transport),
  };
}
