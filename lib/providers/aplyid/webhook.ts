import "server-only";
import type { Json } from "../port";
import type { WebhookReader } from "../webhook-port";
import { caseSchema } from "./api-schema";
import { COMPLETED_EVENT, DELIVERY_HEADER, EVENT_HEADER } from "./assumptions";
import { badResponse } from "./failures";

/** How much of a delivery is kept: it is not signed, so nobody vouches for its size. */
const MAX_DEPTH = 4;
const MAX_KEYS = 50;
const MAX_TEXT = 2_000;

/**
 * APLYiD webhooks (guide/webhooks): not signed, so the address's random path is all that keeps strangers out, and what is
 * told counts only once it names a case and a reference of ours. `X-Workflow-Webhook-Id` names the delivery.
 */
export const aplyidWebhookReader: WebhookReader = {
  verify: () => true,
  deliveryId(headers) {
    const id = headers.get(DELIVERY_HEADER)?.trim() ?? "";
    return id === "" ? null : id.slice(0, 200);
  },
  read(rawBody, headers) {
    let body: Json;
    try {
      body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(rawBody));
    } catch (cause) {
      throw badResponse("The webhook's body is not JSON.", cause);
    }
    const told = shortened(body, MAX_DEPTH);
    const parsed = caseSchema.safeParse(told);
    if (!parsed.success) throw badResponse("The webhook's body names no case.");
    const event = headers?.get(EVENT_HEADER)?.trim() ?? "";
    return {
      event: event === "" ? COMPLETED_EVENT : event.slice(0, 100),
      cases: [{ kind: "case", id: String(parsed.data.case_id) }],
      providerClientId: null,
      told,
      reference: parsed.data.external_id,
    };
  },
};

/** A copy without what is nested deeper, more or longer than any delivery that is documented. */
function shortened(value: Json, depth: number): Json {
  if (typeof value === "string") return value.slice(0, MAX_TEXT);
  if (value === null || typeof value !== "object") return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.slice(0, MAX_KEYS).map((entry) => shortened(entry, depth - 1));
  const entries = Object.entries(value).slice(0, MAX_KEYS);
  return Object.fromEntries(
    entries.map(([key, inner]) => [key.slice(0, MAX_TEXT), shortened(inner, depth - 1)]),
  );
}
