import type { Json } from "@/lib/providers/port";
import { type JsonObject, nameOf } from "@/lib/providers/quickr/parts";
import { isJsonObject, listOf, numberOf, objectOf, textOf } from "@/lib/providers/read";
import type { OwnershipDto } from "./types";

const MAX_NODES = 200;
/** Assumption: where owners of an entry are listed. */
const KEYS = ["owners", "shareholders", "ultimate_beneficial_owners", "ownership"];

/** The ownership of a company as nodes and shares. Pure; what does not fit is left out of the picture, not of `raw`. */
export function ownershipView(raw: Json): OwnershipDto {
  const nodes: OwnershipDto["nodes"] = [];
  const edges: OwnershipDto["edges"] = [];
  const known = new Map<string, string>();

  const walk = (row: JsonObject, depth: number): string | null => {
    const name = nameOf(row);
    if (name === null || nodes.length >= MAX_NODES || depth > 12) return null;
    const number = textOf(row.organization_number) ?? numberOf(row.organization_number)?.toString() ?? null;
    const born = textOf(row.birth_date);
    const key = number ?? `${name} ${born ?? ""}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const id = String(nodes.length);
    known.set(key, id);
    const type = textOf(row.type);
    const kind =
      number !== null || type === "company"
        ? "company"
        : born !== null || type === "person"
          ? "person"
          : "unknown";
    nodes.push({ id, name, kind, detail: number ?? born ?? textOf(row.country) });
    for (const owner of KEYS.flatMap((of) => listOf(row[of])).filter(isJsonObject)) {
      const from = walk(owner, depth + 1);
      if (from === null || from === id) continue;
      const share = owner.percent_voting_shares ?? owner.percent ?? owner.share;
      edges.push({
        from,
        to: id,
        percent: typeof share === "string" ? numberOf(Number.parseFloat(share)) : numberOf(share),
        label: textOf(owner.percent_voting_shares_range) ?? textOf(owner.role),
      });
    }
    return id;
  };

  const root = isJsonObject(raw) && isJsonObject(raw.data) ? raw.data : objectOf(raw);
  walk(nameOf(root) === null ? { ...root, name: "The company" } : root, 0);
  return { nodes, edges, raw };
}
