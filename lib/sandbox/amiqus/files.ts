import { deflateSync } from "node:zlib";
import type { AttachmentRow, ClientFileRow } from "./model";
import type { AmiqusTeam, AmiqusWorld } from "./world";

/** Stores bytes as a scanned, clean attachment, its name a uuid with the original's extension. */
export function addAttachment(
  world: AmiqusWorld,
  team: AmiqusTeam,
  file: { original: string; type: string; bytes: Uint8Array; av?: AttachmentRow["av"] },
): AttachmentRow {
  const extension = file.original.includes(".") ? file.original.slice(file.original.lastIndexOf(".")) : "";
  const row: AttachmentRow = {
    id: world.ids.next("attachment"),
    name: `${world.random.uuid()}${extension}`,
    original: file.original,
    type: file.type,
    av: file.av ?? "clean",
    bytes: file.bytes,
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  team.attachments.put(row);
  return row;
}

/** Lists an attachment among a client's files. */
export function addClientFile(
  world: AmiqusWorld,
  team: AmiqusTeam,
  file: Omit<ClientFileRow, "id" | "createdAt" | "updatedAt" | "expiresAt"> & { expiresAt?: number | null },
): ClientFileRow {
  const row: ClientFileRow = {
    ...file,
    expiresAt: file.expiresAt ?? null,
    id: world.ids.next("file"),
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  team.files.put(row);
  return row;
}

/** A one-page PDF with lines of text, valid to the byte offsets. */
export function makePdf(title: string, lines: readonly string[]): Uint8Array {
  const literal = (text: string) =>
    text.replace(/[^\x20-\x7e]/g, "?").replace(/[\\()]/g, (char) => `\\${char}`);
  const content = [
    "BT",
    "/F1 16 Tf",
    "56 780 Td",
    `(${literal(title)}) Tj`,
    "/F1 11 Tf",
    ...lines.flatMap((line) => ["0 -20 Td", `(${literal(line)}) Tj`]),
    "ET",
  ].join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets: number[] = [];
  objects.forEach((object, index) => {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const xref = text.length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}

/** A small PNG drawing of an identity document or a portrait: flat shapes, no real person. */
export function makePng(kind: "document" | "portrait", hue: number): Uint8Array {
  const [width, height] = kind === "document" ? [240, 152] : [150, 194];
  const paper = [228 - (hue % 40), 232 - ((hue >> 3) % 30), 240 - ((hue >> 6) % 50)];
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    const start = y * (width * 3 + 1) + 1;
    for (let x = 0; x < width; x++) {
      const [red, green, blue] = shade(kind, x / width, y / height, paper);
      rows[start + x * 3] = red;
      rows[start + x * 3 + 1] = green;
      rows[start + x * 3 + 2] = blue;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function shade(kind: string, x: number, y: number, paper: number[]): [number, number, number] {
  const figure: [number, number, number] = [120, 132, 150];
  const page: [number, number, number] = [paper[0] ?? 230, paper[1] ?? 230, paper[2] ?? 230];
  const [cx, cy, scale] = kind === "document" ? [0.18, 0.42, 0.5] : [0.5, 0.4, 1];
  const head = ((x - cx) / (0.2 * scale)) ** 2 + ((y - cy + 0.06) / (0.2 * scale)) ** 2 < 1;
  const body = ((x - cx) / (0.34 * scale)) ** 2 + ((y - cy - 0.4 * scale) / (0.24 * scale)) ** 2 < 1;
  if (head || (body && y < 0.72 + (kind === "document" ? 0 : 0.28))) return figure;
  if (kind === "document" && x > 0.4 && x < 0.92 && y > 0.16 && y < 0.66 && y % 0.1 < 0.035)
    return [90, 96, 110];
  if (kind === "document" && y > 0.78 && y < 0.94 && y % 0.08 < 0.045 && x > 0.05 && x < 0.95) {
    return (x * 60) % 1 < 0.6 ? [60, 64, 74] : page;
  }
  return page;
}

const CRC_TABLE = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 4);
  return out;
}
