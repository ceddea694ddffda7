import { type ResultNode, ResultTree } from "./result-tree";

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

const deepest = 24;

function nodeOf(key: string, value: JsonValue, path: string, depth: number): ResultNode {
  if (value === null || typeof value !== "object") {
    return {
      id: path,
      label: key,
      value: <span className="font-mono text-ink-1">{JSON.stringify(value)}</span>,
    };
  }
  const entries: [string, JsonValue][] = Array.isArray(value)
    ? value.map((item, index) => [String(index + 1), item])
    : Object.entries(value);
  if (entries.length === 0 || depth >= deepest) {
    const word = entries.length === 0 ? "empty" : "deeper than is shown";
    return { id: path, label: key, value: <span className="text-ink-3">{word}</span> };
  }
  return {
    id: path,
    label: key,
    value: <span className="text-ink-3">{entries.length}</span>,
    shut: depth > 0,
    children: entries.map(([name, item]) => nodeOf(name, item, `${path}/${name}`, depth + 1)),
  };
}

/** Any JSON as a tree, as it came. For what a provider sent and no screen knows. */
export function JsonTree({ value, label }: { value: JsonValue; label: string }) {
  return <ResultTree nodes={[nodeOf(label, value, "", 0)]} />;
}
