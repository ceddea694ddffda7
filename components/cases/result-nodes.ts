import type { ResultTone, ResultNode as Shown } from "@/components/ui/result-tree";
import type { Wire } from "@/lib/cases/types";
import type { CheckTone, ResultNode } from "@/lib/providers/port";

const tones: Record<CheckTone, ResultTone> = {
  clear: "ok",
  attention: "attention",
  harm: "bad",
  pending: "neutral",
  neutral: "neutral",
};

function troubled(node: Wire<ResultNode>): boolean {
  return node.tone === "attention" || node.tone === "harm" || node.children.some(troubled);
}

/** The provider's result tree for display: raw results beside the labels, quiet branches shut, troubled ones open. */
export function resultNodes(nodes: readonly Wire<ResultNode>[], path: string): Shown[] {
  return nodes.map((node, index) => {
    const id = `${path}.${node.key}.${index}`;
    const children = resultNodes(node.children, id);
    const text = [node.result, node.value].filter((part) => part !== null && part !== undefined).join(" · ");
    return {
      id,
      label: node.label,
      tone: tones[node.tone],
      ...(text === "" ? {} : { value: text }),
      ...(children.length === 0 ? {} : { children, shut: path.includes(".") && !troubled(node) }),
    };
  });
}
