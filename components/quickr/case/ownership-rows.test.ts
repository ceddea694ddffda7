import { expect, it } from "vitest";
import { ownerRows } from "./ownership-rows";

const node = (id: string, kind: "company" | "person" = "person") => ({ id, name: id, kind, detail: null });
const edge = (from: string, to: string, percent: number | null = null) => ({
  from,
  to,
  percent,
  label: null,
});

it("stands owners below what they own", () => {
  const rows = ownerRows({
    nodes: [node("Ragnar"), node("Ragnarok", "company"), node("Holding", "company"), node("Lagertha")],
    edges: [edge("Holding", "Ragnarok", 60), edge("Lagertha", "Ragnarok"), edge("Ragnar", "Holding", 140)],
    raw: null,
  });
  expect(rows.map(({ name, depth, parent, share }) => [name, depth, parent, share])).toEqual([
    ["Ragnarok", 0, -1, "The company"],
    ["Holding", 1, 0, "60 %"],
    ["Ragnar", 2, 1, "140 %"],
    ["Lagertha", 1, 0, "Share not known"],
  ]);
  expect(rows[2]?.percent).toBe(100);
});

it("cuts circles and takes an empty picture", () => {
  const round = ownerRows({
    nodes: [node("A"), node("B")],
    edges: [edge("A", "B"), edge("B", "A")],
    raw: null,
  });
  expect(round.map((row) => row.name)).toEqual(["A", "B"]);
  expect(ownerRows({ nodes: [], edges: [], raw: null })).toEqual([]);
});
