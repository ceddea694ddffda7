import { log } from "@/lib/log";
import { readDeliveryBody } from "@/lib/webhooks/body";
import { receiveDelivery } from "@/lib/webhooks/receive";

export const dynamic = "force-dynamic";

const words = {
  200: "ok",
  400: "bad request",
  404: "not found",
  413: "too large",
  500: "try again",
} as const;

function answer(status: keyof typeof words): Response {
  return new Response(words[status], {
    status,
    headers: {
      "content-type": "text/plain",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** A provider's delivery. Authenticated by its signature alone; answers once it is stored. */
export async function POST(request: Request, { params }: { params: Promise<{ path: string }> }) {
  try {
    const body = await readDeliveryBody(request);
    if (body === null) return answer(413);
    const { path } = await params;
    return answer(await receiveDelivery(path, request.headers, body));
  } catch (error) {
    log.error({ err: error }, "delivery not stored");
    return answer(500);
  }
}
