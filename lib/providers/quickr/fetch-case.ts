import "server-only";
import { ProviderError } from "../errors";
import type { FetchedCase } from "../port";
import type { QuickrClient } from "./client";
import { fetched } from "./mapper";

/**
 * Reads a case, and its identity verifications where it checks them: they are a list of their own. Those that the
 * account may not read are left out.
 */
export async function fetchCase(quickr: QuickrClient, id: string): Promise<FetchedCase> {
  const row = await quickr.retrieveCase(id);
  if (!row.value.checks.some((check) => check.type === "identity_verification")) return fetched(row, true);
  try {
    const verifications = (await quickr.listVerifications(id)).map((entry) => entry.raw);
    return fetched(row, true, { verifications });
  } catch (error) {
    if (error instanceof ProviderError && ["forbidden", "not-found"].includes(error.kind)) {
      return fetched(row, true);
    }
    throw error;
  }
}
