import "server-only";
import type { Json } from "../port";
import { idOf, isJsonObject, objectOf, textOf } from "../read";
import type { WebhookReader } from "../webhook-port";
import { unreadable } from "./failures";

/**
 * Calls to a case's `callback_url`. The reference describes no signature, no delivery id and no body beyond
 * `sub_event_type`: a call is a hint only, and the case is read again. Assumption: it names the case as `case_id`,
 * `cid`, or in `case` or `data`, and the event as `event_type`, `event` or `type`.
 */
export const quickrWebhookReader: WebhookReader = {
  // The address cannot be guessed, and what a call says is not believed.
  verify: () => true,
  deliveryId(headers) {
    const id = headers.get("x-delivery-id")?.trim() ?? "";
    return id === "" ? null : id.slice(0, 200);
  },
  read(rawBody) {
    let body: Json;
    try {
      body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(rawBody));
    } catch {
      throw unreadable("the call's body is not JSON.");
    }
    const row = objectOf(body);
    const inner = [row.case, row.data, objectOf(row.data).case].filter(isJsonObject);
    const id =
      idOf(row.case_id) ??
      idOf(row.cid) ??
      (typeof row.case === "string" ? row.case : null) ??
      inner.map((entry) => idOf(entry.case_id) ?? idOf(entry.id)).find((found) => found !== null) ??
      null;
    if (!isJsonObject(body) || id === null || id === "") throw unreadable("the call does not name a case.");
    const event = textOf(row.event_type) ?? textOf(row.event) ?? textOf(row.type) ?? "case_updated";
    const sub = textOf(row.sub_event_type);
    return {
      event: (sub === null ? event : `${event}.${sub}`).slice(0, 120),
      cases: [{ kind: "case", id: id.slice(0, 200) }],
      providerClientId: null,
    };
  },
};
