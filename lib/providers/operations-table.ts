import { readFileSync } from "node:fs";
import type { ProviderId } from "./port";

/** What stands between backticks, in order. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
}

/** The rows of the table of operations in docs/providers/<provider>.md, for the tests that hold it true. */
export function operationsTable(provider: ProviderId) {
  const page = readFileSync(new URL(`../../docs/providers/${provider}.md`, import.meta.url), "utf8");
  return page
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter((cells) => /^`([A-Z]+ \/|webhook )/.test(cells[1] ?? ""))
    .map(([, operation = "", functions = "", screen = "", test = ""]) => ({
      operation: codeIn(operation)[0] ?? "",
      functions: codeIn(functions),
      screen,
      test,
    }));
}

/** Which of the operations a request is, e.g. `GET /cases/7`; says so when it is none or several. */
export function operationOf(request: string | undefined, operations: readonly string[]): string {
  const same = operations.filter((operation) =>
    new RegExp(`^${operation.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(request ?? ""),
  );
  return same.length === 1 ? (same[0] ?? "") : `${request} is ${same.length} operations`;
}

/** Names of functions by the operation that each asks for, in order. */
export async function functionsByOperation<Call>(
  calls: { [name: string]: Call },
  operationBehind: (call: Call, name: string) => Promise<string>,
): Promise<{ [operation: string]: string[] }> {
  const found: { [operation: string]: string[] } = {};
  for (const [name, call] of Object.entries(calls)) {
    const operation = await operationBehind(call, name);
    found[operation] = [...(found[operation] ?? []), name].sort();
  }
  return found;
}

/** What the table says about functions, in the shape of `functionsByOperation`. */
export function functionsIn(table: ReturnType<typeof operationsTable>): { [operation: string]: string[] } {
  return Object.fromEntries(table.map((row) => [row.operation, [...row.functions].sort()]));
}
