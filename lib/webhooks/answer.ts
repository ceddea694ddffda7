import "server-only";
import { log } from "@/lib/log";
import { readDeliveryBody } from "./body";
import { receiveDelivery } from "./receive";

const words = {
  200: "ok",
  400: "bad request",
  404: "not found",
  413: "too large",
  500: "try again",
} as const;

/**
 * The HTTP answer to a delivery at the random path of a connection. Always plain words and never a reason: an unknown
 * address and a bad signature look the same. 500 when the delivery could not be stored, so that the provider sends it
 * again.
 */
export async function answerDelivery(request: Request, path: string): Promise<Response> {
  const status = await statusOf(request, path);
  return new Response(words[status], {
    status,
    headers: {
      "content-type": "text/plain",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

async function statusOf(request: Request, path: string): Promise<keyof typeof words> {
  try {
    const body = await readDeliveryBody(request);
    return body === null ? 413 : await receiveDelivery(path, request.headers, body);
  } catch (error) {
    log.error({ err: error }, "delivery not stored");
    return 500;
  }
}
