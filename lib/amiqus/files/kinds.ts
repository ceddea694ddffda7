/** Files that may be attached, and how they are told apart. Client-safe: the browser checks first, the server again. */

/** Largest file the desk sends to Amiqus, whose own limit is not published. Bytes. */
export const MAX_FILE_BYTES = 20_000_000;

/** Bytes at the start of a file that `contentProblem` looks at. */
export const HEAD_BYTES = 1024;

interface FileKind {
  mimeType: string;
  /** What files of this kind start with; without it the content must be text. */
  starts?: readonly (readonly number[])[];
}

const ascii = (text: string) => [...text].map((char) => char.charCodeAt(0));
const ZIP = [ascii("PK\u0003\u0004"), ascii("PK\u0005\u0006")];
const OLE = [[0xd0, 0xcf, 0x11, 0xe0]];
const TIFF = [ascii("II*\u0000"), ascii("MM\u0000*")];
const JPEG = [[0xff, 0xd8, 0xff]];
const office = "application/vnd.openxmlformats-officedocument";

/** Kinds of file that POST /attachments takes (Amiqus v2 OpenAPI), by extension. */
export const FILE_KINDS: Readonly<Record<string, FileKind>> = {
  pdf: { mimeType: "application/pdf", starts: [ascii("%PDF-")] },
  docx: { mimeType: `${office}.wordprocessingml.document`, starts: ZIP },
  doc: { mimeType: "application/msword", starts: OLE },
  xlsx: { mimeType: `${office}.spreadsheetml.sheet`, starts: ZIP },
  xls: { mimeType: "application/vnd.ms-excel", starts: OLE },
  csv: { mimeType: "text/csv" },
  txt: { mimeType: "text/plain" },
  jpg: { mimeType: "image/jpeg", starts: JPEG },
  jpeg: { mimeType: "image/jpeg", starts: JPEG },
  png: { mimeType: "image/png", starts: [[0x89, 0x50, 0x4e, 0x47]] },
  tif: { mimeType: "image/tiff", starts: TIFF },
  tiff: { mimeType: "image/tiff", starts: TIFF },
  zip: { mimeType: "application/zip", starts: ZIP },
};

/** For the `accept` attribute of a file input. */
export const ACCEPT = Object.keys(FILE_KINDS)
  .map((extension) => `.${extension}`)
  .join(",");

/** The kinds in words, for hints and refusals. */
export const KINDS_IN_WORDS = "PDF, Word, Excel, CSV, text, JPEG, PNG, TIFF or ZIP";

function extensionOf(name: string): string {
  return /[^/\\]\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** The type that the file's name promises, or null when files of this kind are not taken. */
export function mimeTypeOf(name: string): string | null {
  return FILE_KINDS[extensionOf(name)]?.mimeType ?? null;
}

/** Why a file of this name and size in bytes cannot be attached, or null. */
export function fileProblem(name: string, size: number): string | null {
  if (mimeTypeOf(name) === null) return `Choose a ${KINDS_IN_WORDS} file. Nothing was sent.`;
  if (size === 0) return "The file is empty. Nothing was sent.";
  if (size > MAX_FILE_BYTES)
    return `The file is larger than ${MAX_FILE_BYTES / 1_000_000} MB. Nothing was sent.`;
  return null;
}

/** Why the file is not what its name promises, by its first `HEAD_BYTES` bytes, or null. */
export function contentProblem(name: string, head: Uint8Array): string | null {
  const kind = FILE_KINDS[extensionOf(name)];
  const fits = kind?.starts
    ? kind.starts.some((start) => start.every((byte, index) => head[index] === byte))
    : !head.includes(0);
  return fits ? null : "The file is not of the kind that its name says. Nothing was sent.";
}

/** How the page can show a file, or null when it can only be saved. */
export function previewOf(mimeType: string): "image" | "pdf" | null {
  if (mimeType === "image/png" || mimeType === "image/jpeg") return "image";
  return mimeType === "application/pdf" ? "pdf" : null;
}
