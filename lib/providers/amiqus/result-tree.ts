import type { Json, ResultNode } from "../port";
import { isJsonObject, listOf, objectOf, textOf } from "../read";
import { plainLabel, plainValue } from "./labels";
import { toneOf } from "./status-map";

/** Deeper or larger trees than any documented answer are cut, so that hostile data cannot fill the page. */
const MAX_DEPTH = 12;
const MAX_NODES = 2_000;

/** Keys that structure an answer and are not facts themselves. */
const SCAFFOLDING = new Set(["result", "breakdown", "properties", "type", "status", "object"]);

/**
 * The result tree of a Photo ID response (Amiqus v2, CheckResponsePhotoId): one node per report, then one for the
 * media. Every leaf the provider gave is kept, in its order, known or not. Never throws.
 */
export function photoIdResults(response: Json): ResultNode[] {
  const tree = new Tree();
  const { reports, media, ...rest } = objectOf(response);
  const nodes = listOf(reports).map((report, index) => tree.report(report, index));
  const pictures = listOf(media).map((entry, index) => tree.picture(entry, index));
  if (pictures.length > 0) {
    nodes.push(branch("media", "Pictures", pictures));
  }
  for (const [key, value] of Object.entries(rest)) {
    if (!SCAFFOLDING.has(key)) {
      nodes.push(tree.node(key, value, 1));
    }
  }
  return nodes;
}

class Tree {
  private left = MAX_NODES;

  report(report: Json, index: number): ResultNode {
    const body = objectOf(report);
    const type = textOf(body.type) ?? `report_${index + 1}`;
    const status = textOf(body.status);
    const node = this.node(type, report, 0);
    return status === "processing" ? { ...node, tone: "pending", value: "Processing" } : node;
  }

  picture(entry: Json, index: number): ResultNode {
    const { attachment: _file, ...facts } = objectOf(entry);
    const node = this.node(textOf(facts.type) ?? `picture_${index + 1}`, facts, 1);
    return { ...node, key: `${node.key}_${index + 1}` };
  }

  node(key: string, value: Json, depth: number): ResultNode {
    this.left -= 1;
    const base = { key, label: plainLabel(key), result: null, tone: toneOf(null), children: [] };
    if (value === null) {
      return base;
    }
    if (typeof value !== "object") {
      return { ...base, value: plainValue(value) };
    }
    const children = depth >= MAX_DEPTH ? [] : this.children(value, depth + 1);
    if (Array.isArray(value)) {
      return { ...base, children };
    }
    const result = textOf(value.result);
    return { ...base, result, tone: toneOf(result), children };
  }

  private children(value: Json[] | { [key: string]: Json }, depth: number): ResultNode[] {
    const nodes: ResultNode[] = [];
    const add = (key: string, inner: Json) => {
      if (this.left > 0) {
        nodes.push(this.node(key, inner, depth));
      }
    };
    if (Array.isArray(value)) {
      for (const [index, inner] of value.entries()) {
        const typed = typedValue(inner);
        add(typed?.key ?? String(index + 1), typed?.value ?? inner);
      }
      return nodes;
    }
    for (const [key, inner] of Object.entries(value)) {
      if (key === "breakdown" || key === "properties") {
        for (const [innerKey, leaf] of Object.entries(isJsonObject(inner) ? inner : {})) {
          add(innerKey, leaf);
        }
      } else if (!SCAFFOLDING.has(key)) {
        add(key, inner);
      }
    }
    return nodes;
  }
}

/** `{type: "document_number", value: "…"}` reads better as one fact. */
function typedValue(entry: Json): { key: string; value: Json } | null {
  const { type, value, ...rest } = objectOf(entry);
  const key = textOf(type);
  return key !== null && value !== undefined && Object.keys(rest).length === 0 ? { key, value } : null;
}

function branch(key: string, label: string, children: ResultNode[]): ResultNode {
  return { key, label, result: null, tone: "neutral", children };
}
