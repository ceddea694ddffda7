import { readFileSync } from "node:fs";
import type { Json } from "../../port";

/** A published example of the API reference, word for word, by file name. */
export function fixture(name: string): Json {
  return JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), "utf8"));
}
