import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Json } from "../port";
import { createTransport } from "./transport";

const row = z.looseObject({ id: z.number() });

/** A transport whose provider answers page n with `answer(n)`. */
function transportOver(answer: (page: number) => Json) {
  const asked: string[] = [];
  const drift: string[] = [];
  const transport = createTransport({
    baseUrl: "https://id.amiqus.co/api/v2/",
    token: "token",
    onDrift: (note) => drift.push(note.path),
    fetch: async (url) => {
      asked.push(`${url.origin}${url.pathname}?page=${url.searchParams.get("page")}`);
      return new Response(JSON.stringify(answer(Number(url.searchParams.get("page")))));
    },
  });
  return { transport, asked, drift };
}

const page = (ids: number[], total_pages: number | null, links: Json = null): Json => ({
  object: "paginated_list",
  data: ids.map((id) => ({ id })),
  total: 999,
  total_pages,
  links,
});

describe("all", () => {
  it("walks by page numbers and never follows links", async () => {
    const evil = { next: "https://evil.test/steal", previous: null };
    const { transport, asked } = transportOver((number) => page([number], 3, evil));
    const rows = await transport.all("/cases", row);
    expect(rows.map((entry) => entry.value.id)).toEqual([1, 2, 3]);
    expect(asked).toEqual([1, 2, 3].map((number) => `https://id.amiqus.co/api/v2/cases?page=${number}`));
  });

  it("stops when pages repeat, and complains about it when it must be sure", async () => {
    const { transport } = transportOver(() => page([1, 2], 50));
    expect((await transport.all("/cases", row)).length).toBe(2);
    await expect(transport.all("/cases", row, {}, { strict: true })).rejects.toMatchObject({
      kind: "bad-response",
    });
  });

  it("gives up on a list without end", async () => {
    const { transport, asked } = transportOver((number) => page([number], 1_000_000));
    await expect(transport.all("/cases", row)).rejects.toMatchObject({ kind: "bad-response" });
    expect(asked.length).toBe(500);
  });

  it("ends at a short page when there is no page count", async () => {
    const { transport, asked } = transportOver(() => page([1], null));
    expect((await transport.all("/cases", row)).length).toBe(1);
    expect(asked.length).toBe(1);
  });

  it("leaves out rows it cannot read, reports them, and refuses them when it must be sure", async () => {
    const { transport, drift } = transportOver(() => ({
      data: [{ id: 1 }, { id: "two" }, null],
      total_pages: 1,
    }));
    expect((await transport.all("/records/12/steps", row)).length).toBe(1);
    expect(drift).toEqual(["/records/{id}/steps[]", "/records/{id}/steps[]"]);
    await expect(transport.all("/records", row, {}, { strict: true })).rejects.toMatchObject({
      kind: "bad-response",
    });
  });
});
