import { describe, expect, it } from "vitest";
import { ATTACHMENT_EXTENSIONS } from "@/lib/providers/amiqus/case-input";
import { FILE_SOURCE_TYPES } from "@/lib/providers/amiqus/list-input";
import { contentProblem, FILE_KINDS, fileProblem, MAX_FILE_BYTES, mimeTypeOf, previewOf } from "./kinds";
import { listFilesSchema } from "./schema";
import { SOURCE_TYPES, sourceTypeProblem, sourceWords } from "./sources";

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe("kinds of file", () => {
  it("are those that Amiqus takes", () => {
    expect(Object.keys(FILE_KINDS).sort()).toEqual([...ATTACHMENT_EXTENSIONS].sort());
  });

  it.each([
    ["passport.PDF", 1, null],
    ["passport.pdf", MAX_FILE_BYTES, null],
    ["passport.pdf", MAX_FILE_BYTES + 1, /larger than 20 MB/],
    ["passport.pdf", 0, /empty/],
    ["passport.svg", 5, /Choose a PDF/],
    ["passport.pdf.exe", 5, /Choose a PDF/],
    [".pdf", 5, /Choose a PDF/],
  ])("%s of %i bytes", (name, size, problem) => {
    const answer = fileProblem(name, size);
    if (problem === null) expect(answer).toBeNull();
    else expect(answer).toMatch(problem);
  });

  it.each([
    ["a.pdf", bytes("%PDF-1.7"), true],
    ["a.pdf", bytes("<html><script>"), false],
    ["a.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13), true],
    ["a.jpg", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), true],
    ["a.docx", bytes("PK\u0003\u0004"), true],
    ["a.doc", bytes("PK\u0003\u0004"), false],
    ["a.tiff", bytes("MM\u0000*"), true],
    ["a.txt", bytes("Straße"), true],
    ["a.csv", Uint8Array.of(77, 90, 0, 3), false],
  ])("%s by its first bytes", (name, head, fits) => {
    expect(contentProblem(name, head) === null).toBe(fits);
  });

  it("names types and previews by them", () => {
    expect(mimeTypeOf("x.JPEG")).toBe("image/jpeg");
    expect(mimeTypeOf("x.svg")).toBeNull();
    expect(previewOf("image/svg+xml")).toBeNull();
    expect(previewOf("image/png")).toBe("image");
    expect(previewOf("application/pdf")).toBe("pdf");
  });
});

describe("sources", () => {
  it("have the kinds that Amiqus documents", () => {
    expect(SOURCE_TYPES.check).toEqual(FILE_SOURCE_TYPES.check);
    expect(SOURCE_TYPES.record_document).toEqual(FILE_SOURCE_TYPES.record_document);
  });

  it("say why no kind can be chosen", () => {
    expect(sourceTypeProblem(undefined)).toMatch(/source first/);
    expect(sourceTypeProblem("client")).toMatch(/no kinds/);
    expect(sourceTypeProblem("check")).toBeNull();
    expect(sourceWords("photo_id")).toBe("Photo ID");
    expect(sourceWords("brand_new")).toBe("brand_new");
  });

  it("are needed by the kinds they hold", () => {
    const at = { clientId: crypto.randomUUID(), connectionId: crypto.randomUUID() };
    const fits = (filter: object) => listFilesSchema.safeParse({ ...at, filter }).success;
    expect(fits({})).toBe(true);
    expect(fits({ source: "check", sourceType: "photo_id" })).toBe(true);
    expect(fits({ sourceType: "photo_id" })).toBe(false);
    expect(fits({ source: "client", sourceType: "photo_id" })).toBe(false);
    expect(fits({ source: "check", sourceType: "sent" })).toBe(false);
    expect(fits({ unknown: 1 })).toBe(false);
  });
});
