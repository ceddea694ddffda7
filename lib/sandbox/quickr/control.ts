import { Hono } from "hono";
import { z } from "zod";
import type { NodeBindings } from "../faults";
import { createCase } from "./case-create";
import { json, notFound, objectSchema, parse, Refusal, refusalAnswer } from "./http";
import { declare, discoverChange, finishDeclaration, settle, sign } from "./lifecycle";
import type { CaseRow } from "./model";
import { rowsOf } from "./register-data";
import { showCase } from "./serialise";
import type { QuickrWorld } from "./world";

const declareSchema = z.strictObject({
  /** Beside what is filled in already. */
  data: z.array(z.strictObject({ type: z.string(), data: z.array(objectSchema) })).default([]),
});
const signSchema = z.strictObject({ signatory: z.string().optional(), name: z.string().optional() });
const discoverSchema = z.strictObject({
  section: z.enum(["company", "ultimate_beneficial_ownership", "signatory"]).default("company"),
  change: objectSchema.default({ status: "Bankrupt" }),
});
const settingsSchema = z.strictObject({ settleSeconds: z.number().min(0).max(86_400) });

/** Control calls of Quickr under `/__sandbox/quickr`: playing the client and the register. */
export function createQuickrControl(world: QuickrWorld): Hono<{ Bindings: NodeBindings }> {
  const control = new Hono<{ Bindings: NodeBindings }>().basePath("/__sandbox/quickr");
  const body = async <S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> => {
    const text = await request.text();
    return parse(schema, text === "" ? {} : JSON.parse(text));
  };
  const caseAt = (id: string): CaseRow => {
    const row = world.cases.get(id);
    if (!row) throw notFound("Case");
    return row;
  };

  control.get("/cases", () =>
    json({ cases: [...world.cases.values()].reverse().map((row) => showCase(world, row)) }),
  );
  control.post("/cases", async (c) => {
    const schema = z.strictObject({ account: z.string().default("TQ1000001"), body: objectSchema });
    const { account, body: input } = await body(c.req.raw, schema);
    return json(showCase(world, createCase(world, account, input)));
  });
  control.post("/cases/:id/declare", async (c) => {
    const row = caseAt(c.req.param("id"));
    const { data } = await body(c.req.raw, declareSchema);
    const given = data.map(({ type, data: rows }) => ({
      type,
      data: rows.map((one) => objectSchema.parse(one)),
    }));
    const filled = row.sections
      .filter((type) => !given.some((section) => section.type === type))
      .map((type) => ({
        type,
        data: rowsOf(row.prefills, type).map((one) =>
          type === "agreement" ? { ...one, accepted: true } : one,
        ),
      }));
    declare(world, row, [...filled, ...given]);
    finishDeclaration(world, row, { name: "Ivar Ragnarsson", email: "ivar@ragnarok.example" });
    return json(showCase(world, row));
  });
  control.post("/cases/:id/sign", async (c) => {
    const row = caseAt(c.req.param("id"));
    const { signatory, name } = await body(c.req.raw, signSchema);
    for (const one of row.contract?.signatories ?? []) {
      if (signatory === undefined || signatory === one.id) sign(world, row, one.id, name ?? null);
    }
    return json(showCase(world, row));
  });
  control.post("/cases/:id/discover", async (c) => {
    const row = caseAt(c.req.param("id"));
    const { section, change } = await body(c.req.raw, discoverSchema);
    discoverChange(world, row, section, objectSchema.parse(change));
    return json(showCase(world, row));
  });
  control.post("/cases/:id/settle", (c) => {
    const row = caseAt(c.req.param("id"));
    settle(world, row);
    return json(showCase(world, row));
  });
  control.get("/callbacks", () => json({ callbacks: world.callbacks }));
  control.post("/settings", async (c) => {
    world.settings.settleSeconds = (await body(c.req.raw, settingsSchema)).settleSeconds;
    return json(world.settings);
  });
  control.onError((error) =>
    refusalAnswer(error instanceof Refusal ? error : new Refusal(400, "invalid_request", error.message)),
  );
  return control;
}
