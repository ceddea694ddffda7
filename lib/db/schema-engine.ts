import "server-only";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";

/** The package is built for bundlers; Node needs its WebAssembly module put together by hand. */
async function load(url: string): Promise<engine.SchemaEngine> {
  const folder = dirname(
    createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"),
  );
  const bytes = readFileSync(join(folder, "schema_engine_bg.wasm"));
  const imports: WebAssembly.ModuleImports = {};
  for (const [name, value] of Object.entries(engine)) {
    if (typeof value === "function") imports[name] = value;
  }
  const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes), {
    "./schema_engine_bg.js": imports,
  });
  Reflect.apply(Reflect.get(engine, "__wbg_set_wasm"), undefined, [instance.exports]);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(url));
  return engine.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
}

/**
 * SQL that leads from one schema to another, both given as the text of a schema.prisma; null stands for an empty
 * database. Empty when they agree. The engine wants a live database before it compares; `url` may name any, none of it
 * is read. What Prisma has no words for (policies, triggers, functions) is not compared.
 */
export async function diffSchemas(url: string, from: string | null, to: string): Promise<string> {
  const loaded = await load(url);
  const files = (content: string) => ({ files: [{ path: "schema.prisma", content }] });
  const { stdout } = await loaded.diff({
    from: from === null ? { tag: "empty" } : { tag: "schemaDatamodel", ...files(from) },
    to: { tag: "schemaDatamodel", ...files(to) },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = stdout ?? "";
  return sql.includes("This is an empty migration") ? "" : sql;
}
