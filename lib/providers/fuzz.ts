import fc from "fast-check";
import type { Json } from "./port";

/** What JSON has and documents do not: any value, now and then a huge, empty or misleading one. */
export const junk: fc.Arbitrary<Json> = fc.oneof(
  // fast-check's own type of JSON has optional members.
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3, noUnicodeString: false }) as fc.Arbitrary<Json> },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Json>(
      "",
      "x".repeat(5_000),
      "not-a-status",
      "__proto__",
      " ",
      "NaN",
      "2026-11-22T18:00:00.000Z",
      "https://example.com",
      "javascript:alert(1)",
      "<script>",
      -1,
      0.5,
      2 ** 53,
      1e308,
      true,
      null,
      [],
      {},
    ),
  },
);

/** A documented value with others replaced, removed, doubled or added in it at random places. */
export function mutation(original: Json): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), fc.infiniteStream(junk))
    .map(([numbers, values]) =>
      mutate(
        original,
        () => numbers.next().value ?? 1,
        () => values.next().value ?? null,
      ),
    );
}

function mutate(value: Json, choose: () => number, other: () => Json): Json {
  if (choose() < 0.07) return other();
  if (Array.isArray(value)) {
    const kept = value.filter(() => choose() > 0.05).map((entry) => mutate(entry, choose, other));
    return choose() < 0.1 ? [...kept, other(), ...kept] : kept;
  }
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value)
    .filter(() => choose() > 0.05)
    .map(([key, inner]) => [key, mutate(inner, choose, other)] as const);
  return Object.fromEntries(choose() < 0.1 ? [...kept, ["brand_new", other()] as const] : kept);
}
