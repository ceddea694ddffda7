import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { ProviderError } from "../errors";
import type { Json } from "../port";
import type { WebhookReader } from "../webhook-port";
import { readEvent } from "./webhook-event";

/**
 * Amiqus webhooks (developers.amiqus.co/guides/webhooks): `X-AQID-Signature` is base64(HMAC-SHA256(secret, raw
 * body)), `X-AQID-Delivery-Id` names the delivery. The signature holds no time, so replays are told by the id.
 */
export const amiqusWebhookReader: WebhookReader = {
  verify(headers, rawBody, secrets) {
    const given = Buffer.from(headers.get("x-aqid-signature") ?? "", "base64");
    // Every secret is tried, so that the time taken does not tell which one matched.
    return secrets
      .map((secret) => {
        const expected = createHmac("sha256", secret).update(rawBody).digest();
        return secret !== "" && given.length === expected.length && timingSafeEqual(given, expected);
      })
      .includes(true);
  },
  deliveryId(headers) {
    const id = headers.get("x-aqid-delivery-id")?.trim() ?? "";
    return id === "" ? null : id.slice(0, 200);
  },
  read(rawBody) {
    let body: Json;
    try {
      body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(rawBody));
    } catch (cause) {
      throw new ProviderError({
        provider: "amiqus",
        kind: "bad-response",
        fate: "refused",
        message: "The webhook's body is not JSON.",
        cause,
      });
    }
    return readEvent(body);
  },
};
