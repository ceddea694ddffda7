import type { RichBlock, RichText } from "./types";

const MAX_DEPTH = 12;
const SCHEMES = new Set(["http:", "https:", "mailto:"]);

/** An absolute http, https or mailto address, or null for anything else. */
export function safeHref(value: unknown): string | null {
  if (typeof value !== "string" || !URL.canParse(value)) return null;
  const url = new URL(value);
  return SCHEMES.has(url.protocol) ? url.href : null;
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function textOf(node: unknown): RichText[] {
  const { text, marks } = object(node);
  if (typeof text !== "string" || text === "") return [];
  const known = list(marks).map(object);
  const link = known.find((mark) => mark.type === "link");
  return [
    {
      text,
      bold: known.some((mark) => mark.type === "bold"),
      href: link ? safeHref(object(link.attrs).href) : null,
    },
  ];
}

/** Texts inside a node that is not known, so that nothing that was written is lost. */
function textsIn(node: unknown, depth: number): RichText[] {
  if (depth > MAX_DEPTH) return [];
  return [...textOf(node), ...list(object(node).content).flatMap((inner) => textsIn(inner, depth + 1))];
}

function blocksOf(nodes: unknown, depth: number): RichBlock[] {
  if (depth > MAX_DEPTH) return [];
  return list(nodes).flatMap((node): RichBlock[] => {
    const { type, content, attrs } = object(node);
    if (type === "bulletList" || type === "orderedList") {
      const { start } = object(attrs);
      return [
        {
          kind: "list",
          ordered: type === "orderedList",
          start: typeof start === "number" && Number.isSafeInteger(start) ? start : 1,
          items: list(content).map((item) => blocksOf(object(item).content, depth + 1)),
        },
      ];
    }
    const texts = textsIn(node, depth);
    return texts.length === 0 ? [] : [{ kind: "paragraph", texts }];
  });
}

/**
 * A rich text document (Amiqus v2 OpenAPI, `doc` of paragraphs, lists, bold and links) as blocks that hold text and
 * checked addresses only. Never throws; what is not known keeps its text.
 */
export function richTextOf(document: unknown): RichBlock[] {
  return blocksOf(object(document).content, 0);
}
