import { expect, test } from "vitest";
import type { ResultNode } from "@/lib/providers/port";
import { resultNodes } from "./result-nodes";

const leaf = (key: string, tone: ResultNode["tone"]): ResultNode => ({
  key,
  label: key,
  result: tone === "clear" ? "clear" : null,
  tone,
  children: [],
});

test("quiet branches are shut, troubled ones open, raw results stand beside their labels", () => {
  const report: ResultNode = {
    ...leaf("document", "attention"),
    result: "consider",
    children: [
      { ...leaf("age", "clear"), children: [leaf("minimum", "clear")] },
      { ...leaf("data", "attention"), children: [{ ...leaf("name", "attention"), value: "MCFLY" }] },
    ],
  };
  const [shown] = resultNodes([report], "7");
  expect(shown).toMatchObject({ label: "document", value: "consider", tone: "attention", shut: false });
  expect(shown?.children).toMatchObject([
    { shut: true, children: [{ value: "clear", tone: "ok" }] },
    { shut: false, children: [{ value: "MCFLY" }] },
  ]);
});

test("ids are unique where keys repeat", () => {
  const ids = resultNodes([leaf("media", "neutral"), leaf("media", "neutral")], "7").map((node) => node.id);
  expect(new Set(ids).size).toBe(2);
});
