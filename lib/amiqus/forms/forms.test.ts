import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersIn, partsOf } from "./fields";
import { richTextOf, safeHref } from "./rich-text";

describe("links", () => {
  it.each([
    ["https://example.com/a?b=c", "https://example.com/a?b=c"],
    ["http://example.com", "http://example.com/"],
    ["mailto:doc@example.com", "mailto:doc@example.com"],
    ["javascript:alert(1)", null],
    ["JaVaScRiPt:alert(1)", null],
    [" java\nscript:alert(1)", null],
    ["data:text/html,<script>", null],
    ["//example.com", null],
    ["/cases", null],
    [{}, null],
  ])("%j", (href, safe) => expect(safeHref(href)).toBe(safe));
});

describe("rich text", () => {
  it("keeps paragraphs, lists, bold and safe links", () => {
    const item = (text: string) => ({
      type: "listItem",
      content: [{ type: "paragraph", content: [{ type: "text", text }] }],
    });
    const blocks = richTextOf({
      type: "doc",
      content: [
        {
          type: "paragraph",
          content: [
            { type: "text", text: "Read " },
            { type: "text", text: "this", marks: [{ type: "bold" }] },
            {
              type: "text",
              text: "here",
              marks: [{ type: "link", attrs: { href: "https://a.test/", target: "_blank" } }],
            },
            { type: "text", text: "not here", marks: [{ type: "link", attrs: { href: "javascript:1" } }] },
          ],
        },
        { type: "orderedList", attrs: { start: 3 }, content: [item("three"), item("four")] },
        { type: "quote", content: [{ type: "text", text: "kept" }] },
      ],
    });
    expect(blocks).toEqual([
      {
        kind: "paragraph",
        texts: [
          { text: "Read ", bold: false, href: null },
          { text: "this", bold: true, href: null },
          { text: "here", bold: false, href: "https://a.test/" },
          { text: "not here", bold: false, href: null },
        ],
      },
      {
        kind: "list",
        ordered: true,
        start: 3,
        items: [
          [{ kind: "paragraph", texts: [{ text: "three", bold: false, href: null }] }],
          [{ kind: "paragraph", texts: [{ text: "four", bold: false, href: null }] }],
        ],
      },
      { kind: "paragraph", texts: [{ text: "kept", bold: false, href: null }] },
    ]);
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(richTextOf(value))));
  });
});

const choice = (id: string, value: unknown, extra = {}) => ({
  id,
  type: "radio",
  label: { value: `Question ${id}`, options: ["Yes", "No"] },
  description: null,
  validation: ["required"],
  flag: false,
  value,
  ...extra,
});

describe("fields", () => {
  it("follow their sections, nested ones too, and the rest comes last", () => {
    const parts = partsOf([
      { id: "s", type: "section", label: "", fields: ["t", "b"] },
      choice("a", "Yes"),
      choice("b", null, { flag: true }),
      { id: "t", type: "section", label: "Inner", fields: ["a", "missing"] },
      { id: "h", type: "heading", label: "Loose", show_if: null },
    ]);
    expect(parts).toMatchObject([
      {
        kind: "section",
        id: "s",
        label: "",
        parts: [
          { kind: "section", label: "Inner", parts: [{ kind: "answer", id: "a", values: ["Yes"] }] },
          { kind: "answer", id: "b", values: [], flagged: true, required: true, options: ["Yes", "No"] },
        ],
      },
      { kind: "heading", label: "Loose" },
    ]);
    expect(answersIn(parts).map((part) => part.id)).toEqual(["a", "b"]);
  });

  it("say whether what show_if asks for was answered", () => {
    const conditions = (showIf: unknown) => {
      const [, part] = partsOf([
        choice("a", "Yes"),
        { id: "x", type: "text", label: "Why?", flag: false, value: null, show_if: showIf },
      ]);
      return part?.kind === "answer" ? part.conditions : [];
    };
    expect(conditions(null)).toEqual([]);
    expect(conditions({ a: "Yes" })).toEqual([{ label: "Question a", values: ["Yes"], met: true }]);
    expect(conditions({ a: ["No", "Maybe"] })).toMatchObject([{ met: false }]);
    expect(conditions({ gone: "Yes" })).toEqual([{ label: "gone", values: ["Yes"], met: null }]);
    expect(conditions({ a: { not: "Yes" } })).toMatchObject([{ values: [], met: null }]);
  });

  it("show sections that hold each other, once each", () => {
    const section = (id: string, fields: string[]) => ({ id, type: "section", label: id, fields });
    const parts = partsOf([section("a", ["b"]), section("b", ["a", "b"])]);
    expect(parts).toMatchObject([{ id: "a", parts: [{ id: "b", parts: [] }] }]);
  });

  it("keep kinds that are not known, and documents' attachments", () => {
    expect(
      partsOf([
        { id: "1", type: "signature", label: "Sign", value: "Doc" },
        { id: "2", type: "document", label: "Deed", value: [41, 42] },
      ]),
    ).toMatchObject([
      { kind: "answer", type: "signature", values: ["Doc"] },
      { kind: "answer", type: "document", values: ["41", "42"] },
    ]);
  });

  it("never throw", () => {
    fc.assert(fc.property(fc.array(fc.jsonValue()), (rows) => Array.isArray(partsOf(rows))));
  });
});
