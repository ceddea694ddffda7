import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const names = "amiqus|aplyid|quickr|action-management";

/** Where a provider may be called by its name: its own folders, what all providers share, and the sandbox. */
const own = new RegExp(
  `^(lib/providers/|lib/sandbox/|lib/cli/|(app/.*|lib|components)/(${names})/|.*(\\.test|/testing[a-z-]*)\\.ts$)`,
);

/** A decision on a provider's name; registries, whose keys are names, are none. */
const decisions = [
  new RegExp(`[!=]==?\\s*["'\`](${names})["'\`]`),
  new RegExp(`["'\`](${names})["'\`]\\s*[!=]==?`),
  new RegExp(`\\bcase\\s+["'\`](${names})["'\`]\\s*:`),
  new RegExp(`\\bprovider:\\s*["'\`](${names})["'\`]`),
];

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "generated" ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

describe("code outside a provider's folders", () => {
  it("asks capabilities and registries, never for a provider by name", () => {
    const files = ["app", "components", "lib"].flatMap(sources);
    expect(files.length).toBeGreaterThan(500);
    const found = files
      .filter((path) => !own.test(path.replaceAll("\\", "/")))
      .flatMap((path) =>
        readFileSync(join(root, path), "utf8")
          .split("\n")
          .flatMap((text, index) =>
            decisions.some((decision) => decision.test(text))
              ? [`${relative(".", path)}:${index + 1} ${text.trim()}`]
              : [],
          ),
      );
    expect(found).toEqual([]);
  });
});
