import type { PDFDocumentProxy } from "pdfjs-dist";

/** Pixels that one drawn image may have; a small file can claim a huge one. */
const MAX_IMAGE_PIXELS = 50_000_000;

/**
 * Opens a PDF for drawing. It is read in a worker that comes from our own origin under a policy of its own, `default-src
 * 'none'`: nothing in the file can be evaluated, fetched or followed, and forms and scripts inside it stay dead
 * (docs/decisions/014-preview.md). Throws when the bytes are no readable PDF. Call `destroy` on its loading task.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument, GlobalWorkerOptions } = await import("pdfjs-dist");
  GlobalWorkerOptions.workerSrc = new URL("pdfjs-dist/build/pdf.worker.min.mjs", import.meta.url).toString();
  return getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    useWasm: false,
    maxImageSize: MAX_IMAGE_PIXELS,
    verbosity: 0,
  }).promise;
}
