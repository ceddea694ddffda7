import type { OwnershipDto } from "@/lib/quickr/types";

/** One line of the picture: somebody who owns what stands above at less depth. */
export interface OwnerRow {
  id: string;
  name: string;
  kind: "company" | "person" | "unknown";
  detail: string | null;
  /** Percent, for the bar; null when it is not known. */
  percent: number | null;
  /** The share in words. */
  share: string;
  /** 0 is the company itself. */
  depth: number;
  /** Name of what it owns; null of the company itself. */
  owns: string | null;
  /** Line of what it owns. */
  parent: number;
}

const DEEPEST = 8;
const MOST = 200;

function shareWords(edge: { percent: number | null; label: string | null }): string {
  if (edge.label !== null && edge.label !== "") return edge.label;
  return edge.percent === null ? "Share not known" : `${edge.percent} %`;
}

/** The company first, each owner below what it owns. Circles are cut where they would begin again. */
export function ownerRows(ownership: OwnershipDto): OwnerRow[] {
  const { nodes, edges } = ownership;
  const root =
    nodes.find((node) => !edges.some((edge) => edge.from === node.id)) ??
    nodes.find((node) => node.kind === "company") ??
    nodes[0];
  if (!root) return [];
  const rows: OwnerRow[] = [
    {
      id: root.id,
      name: root.name,
      kind: root.kind,
      detail: root.detail,
      percent: null,
      share: "The company",
      depth: 0,
      owns: null,
      parent: -1,
    },
  ];
  const walk = (id: string, name: string, above: readonly string[]) => {
    const parent = rows.length - 1;
    if (above.length >= DEEPEST) return;
    for (const edge of edges.filter((one) => one.to === id)) {
      const node = nodes.find((one) => one.id === edge.from);
      if (!node || above.includes(node.id) || node.id === id || rows.length >= MOST) continue;
      rows.push({
        id: node.id,
        name: node.name,
        kind: node.kind,
        detail: node.detail,
        percent: edge.percent === null ? null : Math.min(100, Math.max(0, edge.percent)),
        share: shareWords(edge),
        depth: above.length + 1,
        owns: name,
        parent,
      });
      walk(node.id, node.name, [...above, id]);
    }
  };
  walk(root.id, root.name, []);
  return rows;
}
