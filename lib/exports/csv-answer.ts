import "server-only";

/** A byte order mark, without which Excel reads UTF-8 as something else. */
const BOM = "\uFEFF";

/** CSV lines as a download that is made while it is sent. `name` is the file's name without date and ending. */
export function csvAnswer(lines: AsyncGenerator<string>, name: string): Response {
  const encoder = new TextEncoder();
  let first = true;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(first ? BOM + next.value : next.value));
      first = false;
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  const day = new Date().toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}-${day}.csv"`,
    },
  });
}
