import "server-only";
import { MAX_DELIVERY_BYTES } from "./receive";

/** The raw bytes of a delivery, or null when there are more than 256 kB of them. Stops reading at the limit. */
export async function readDeliveryBody(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_DELIVERY_BYTES) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > MAX_DELIVERY_BYTES) {
      reader?.cancel().catch(() => {});
      return null;
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}
