import type { FileRow } from "./model";
import type { QuickrWorld } from "./world";

/** Keeps a file and answers its id. */
export function addFile(
  world: QuickrWorld,
  accountId: string,
  name: string,
  mimeType: string,
  content: string,
): string {
  const id = world.id(accountId, "file");
  const bytes = new TextEncoder().encode(content);
  const row: FileRow = { id, accountId, name, mimeType, bytes: Uint8Array.from(bytes) };
  world.files.set(id, row);
  return id;
}

/** A PDF of one page with these lines; enough for any reader. */
export function pdf(lines: readonly string[]): string {
  const plain = lines.map((line) => line.replaceAll(/[^\x20-\x7e]/g, "?").replaceAll(/[()\\]/g, " "));
  const text = plain.map((line, index) => `1 0 0 1 60 ${760 - index * 20} Tm (${line}) Tj`).join(" ");
  const stream = `BT /F1 12 Tf ${text} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = body.length;
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}
