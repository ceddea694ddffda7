import { readFileSync } from "node:fs";
import type { Json } from "../../port";

/** A fixture built from the documented shapes (Amiqus v2 reference and OpenAPI of 2024-12), by file name. */
export function fixture(name: string): Json {
  return JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), "utf8"));
}
