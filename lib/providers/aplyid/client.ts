import "server-only";
import type { DriftNote } from "@/lib/http/drift";
import { type Fetch, requestJson } from "@/lib/http/request";
import { ProviderError } from "../errors";
import type { Json } from "../port";
import { type AplyidCase, caseSchema } from "./api-schema";
import { CASES_PATH, KEY_HEADER } from "./assumptions";
import { type CaseCreate, caseCreateSchema } from "./case-input";
import { checked, withFields } from "./failures";

export interface ClientOptions {
  baseUrl: string;
  accessKey: string;
  fetch: Fetch;
  onDrift?: ((note: DriftNote) => void) | undefined;
}

/** A typed function for every operation of APLYiD's API. */
export type AplyidClient = ReturnType<typeof createAplyidClient>;

/**
 * A client of one APLYiD integration. Every function throws ProviderError only; what does not fit the documented limits
 * is refused before it is sent. docs/providers/aplyid.md says which operation each function is.
 */
export function createAplyidClient({ baseUrl, accessKey, fetch, onDrift }: ClientOptions) {
  const request = (body: unknown) => ({
    provider: "aplyid" as const,
    method: "POST" as const,
    url: new URL(`${baseUrl.replace(/\/+$/, "")}${CASES_PATH}`),
    headers: { [KEY_HEADER]: accessKey },
    body,
    schema: caseSchema,
    onDrift,
  });
  return {
    /** POST /integrations/core/cases: creates a case, and its client unless one has the same `external_id`. */
    async createCase(body: CaseCreate): Promise<{ value: AplyidCase; raw: Json }> {
      try {
        return await requestJson(fetch, request(checked(caseCreateSchema, body)));
      } catch (error) {
        throw error instanceof ProviderError && error.fate !== "not-sent" ? withFields(error) : error;
      }
    },
  };
}
