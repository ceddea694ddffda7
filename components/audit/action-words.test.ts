import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { actionLabel, knownActions } from "./action-words";

const lib = fileURLToPath(new URL("../../lib", import.meta.url));
const skipped = new Set(["generated", "sandbox", "providers", "cli"]);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sources(path);
    const code = /\.ts$/.test(entry.name) && !/test|^roles\.ts/.test(entry.name);
    return code ? [readFileSync(path, "utf8")] : [];
  });
}

/** Texts of the same shape that are no actions: permissions, kinds of operations, process-wide values, paths. */
const others =
  /\b(processWide|invalid|authorise|may)\([^"()]*"[^"]+"|\b(kind|permission|startsWith):? "[^"]+"|"mapping\.country"/g;
const permission = /^(\w+\.(read|write)|operation\.resolve)$/;

/** Every action that the code writes into the audit trail. */
function usedActions(): string[] {
  const audited = sources(lib).filter((text) => /recordAudit|noteChange|\baudit\b|\baction: "/.test(text));
  const literals = audited.flatMap((text) => [
    ...text.replaceAll(others, "").matchAll(/"([a-z]+\.[a-z]+(?:-[a-z]+)*)"/g),
  ]);
  return [...new Set(literals.map((match) => match[1] ?? ""))]
    .filter((text) => !permission.test(text))
    .sort();
}

describe("words of the audit trail", () => {
  it("has words for every action that is recorded", () => {
    const used = usedActions();
    expect(used.length).toBeGreaterThan(60);
    expect(used).toContain("client.decide");
    expect(used.filter((action) => !knownActions().includes(action))).toEqual([]);
  });

  it("has no words for actions that nobody records", () => {
    const used = new Set(usedActions());
    const all = sources(lib).join("\n");
    // Some put the action together of a provider's name and what is done there.
    const composed = (action: string) => {
      const [object = "", verb = ""] = action.split(".");
      return all.includes(`\`${object}.\${`) && all.includes(`"${verb}"`);
    };
    expect(knownActions().filter((action) => !used.has(action) && !composed(action))).toEqual([]);
  });

  it("spells an action of an older or newer desk from its code", () => {
    expect(actionLabel("case.open-again")).toBe("Case open again");
  });
});
