import { answerDelivery } from "@/lib/webhooks/answer";

export const dynamic = "force-dynamic";

/** A provider's delivery. Authenticated by its signature alone; answered once it is stored. */
export async function POST(request: Request, { params }: { params: Promise<{ path: string }> }) {
  return answerDelivery(request, (await params).path);
}
