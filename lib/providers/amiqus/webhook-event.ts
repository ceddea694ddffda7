import { ProviderError } from "../errors";
import type { CaseRef, Json } from "../port";
import { idOf, isJsonObject, objectOf, textOf } from "../read";
import type { WebhookEvent } from "../webhook-port";

/**
 * Reads an event in either documented form: `{webhook, trigger: {alias}, data}` of the webhook guide, or
 * `{uuid, event, sent_at, data}` of the delivery log. Throws `bad-response` when it is neither.
 */
export function readEvent(body: Json): WebhookEvent {
  const event = textOf(objectOf(objectOf(body).trigger).alias) ?? textOf(objectOf(body).event);
  if (!isJsonObject(body) || event === null) {
    throw new ProviderError({
      provider: "amiqus",
      kind: "bad-response",
      fate: "refused",
      message: "The webhook's body is not an Amiqus event.",
    });
  }
  const data = objectOf(body.data);
  const cases = (["record", "case"] as const).flatMap((kind): CaseRef[] => {
    const id = idOf(data[kind]);
    return id === null ? [] : [{ kind, id }];
  });
  const deleted = event === "client.deleted" ? { clientDeleted: true } : {};
  return { event, cases, providerClientId: idOf(data.client), ...deleted };
}
