import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { ProviderError } from "@/lib/providers/errors";
import { providerName } from "@/lib/providers/names";
import { refreshCase } from "@/lib/sync/refresh";
import { readCaseId } from "./case-id";
import { readFailure } from "./provider-failure";

/** Fetches a case from its provider now. Throws AppError in words for the reader; what is stored stays. */
export async function fetchNow(ctx: TeamContext, caseId: string): Promise<void> {
  try {
    await refreshCase(ctx, readCaseId(caseId));
  } catch (error) {
    const provider = error instanceof ProviderError ? providerName(error.provider) : "The provider";
    throw readFailure(error, provider, "this case");
  }
}
