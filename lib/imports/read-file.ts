import "server-only";
import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { AppError } from "@/lib/errors";

/** Largest file taken. 10,000 clients are 1 to 2 MB as CSV and about 7 MB as v1 JSON. */
export const MAX_FILE_BYTES = 16_000_000;
/** Most rows of one file. */
export const MAX_ROWS = 50_000;
/** Most columns of one file. */
export const MAX_COLUMNS = 100;
const MAX_CELL = 2_000;
const MAX_RECORD = 200_000;
const PIECE = 65_536;

const tooLarge = () =>
  new AppError(
    "invalid",
    `The file is larger than ${MAX_FILE_BYTES / 1_000_000} MB. Split it and import the parts.`,
  );

/** A request's body as bytes. Throws AppError `invalid` as soon as it is too large, or when it is empty. */
export async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    size += next.value.byteLength;
    if (size > MAX_FILE_BYTES) {
      await reader?.cancel();
      throw tooLarge();
    }
    pieces.push(next.value);
  }
  if (size === 0) throw new AppError("invalid", "The file is empty. Choose another one.");
  return Buffer.concat(pieces);
}

/** A file's text: UTF-8, UTF-16 with a byte order mark, else Windows-1252, in which Excel saves plain CSV. */
export function decode(bytes: Buffer): { text: string; encoding: string } {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : null;
  const encoding = wide ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes("\0"))
    throw new AppError(
      "invalid",
      "This is no text file. Save the sheet as CSV, or export JSON, and choose that file.",
    );
  return { text, encoding };
}

/** The sign between cells, judged by the heading line outside quotes: comma, semicolon or tab. */
export function delimiterOf(text: string): string {
  let quoted = false;
  const counts = new Map([
    [",", 0],
    [";", 0],
    ["\t", 0],
  ]);
  for (const sign of text.slice(0, MAX_RECORD)) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "\n" || sign === "\r")) break;
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] > 0 ? best[0] : ",";
}

/** One line of a file. `row` is its number in a spreadsheet, where the headings are row 1. */
export interface FileRow {
  row: number;
  cells: string[];
}

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

function saidOf(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const { lines } = error;
  const where = typeof lines === "number" ? ` near line ${lines}` : "";
  const what =
    error.code === "CSV_QUOTE_NOT_CLOSED"
      ? "A quotation mark is opened and never closed"
      : "A cell is too long";
  return new AppError(
    "invalid",
    `${what}${where}. Nothing was imported. Correct the file and choose it again.`,
  );
}

/** The lines of a CSV text one by one, blank ones left out. Throws AppError `invalid` when it cannot be read as CSV. */
export async function* csvRows(text: string): AsyncGenerator<FileRow> {
  const parser = Readable.from(piecesOf(text)).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_RECORD,
    }),
  );
  let row = 0;
  try {
    for await (const record of parser) {
      row += 1;
      const cells = (record as string[]).map((cell) => cell.slice(0, MAX_CELL).replaceAll("\0", ""));
      if (cells.some((cell) => cell.trim() !== "")) yield { row, cells };
    }
  } catch (error) {
    throw saidOf(error);
  }
}

/** Headings as columns are called: none is empty and none is twice. */
export function columnNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.trim().slice(0, 100) || `Column ${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
