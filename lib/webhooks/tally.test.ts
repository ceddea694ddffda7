import { expect, it } from "vitest";
import { WEBHOOK_EVENTS } from "@/lib/providers/amiqus/case-input";
import { catalog } from "@/lib/providers/catalog";
import { failuresInARow } from "./tally";

const at = (minute: number, outcome: "delivered" | "failed" | "trying" | null) => ({
  sentAt: new Date(Date.UTC(2026, 10, 1, 0, minute)),
  outcome,
});

it("counts what the provider gave up on since the last that arrived", () => {
  expect(failuresInARow([])).toBe(0);
  expect(failuresInARow([at(1, "failed"), at(2, "delivered"), at(3, "failed"), at(5, "trying")])).toBe(1);
  expect(failuresInARow([at(4, "failed"), at(3, "failed"), at(9, "failed")])).toBe(3);
  expect(failuresInARow([at(9, "delivered"), at(3, "failed")])).toBe(0);
});

it("offers only events that the provider's client lets through", () => {
  const known: readonly string[] = WEBHOOK_EVENTS;
  expect(catalog.amiqus.webhook.events.filter((event) => !known.includes(event))).toEqual([]);
});
