import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LockHeldError } from "@/lib/db/process-lock";
import { option, portOption } from "./arguments";
import { onEnd, runCommand } from "./life";
import { startStack } from "./stack";

const mode = process.argv.includes("--dev") ? "dev" : "start";
const directory = option("data") ?? join(process.cwd(), ".data", mode === "dev" ? "dev" : "demo");
const addressFile = join(directory, "address");

/**
 * `npm run demo [-- --port N] [--data DIR]` and `npm run dev`: the desk with a sandbox and a demo team, on this machine
 * only. `--data` keeps another demo beside the usual one.
 */
await runCommand(async () => {
  Object.assign(process.env, { NODE_ENV: mode === "dev" ? "development" : "production" });
  const wanted = portOption() ?? 3000;
  const began = Date.now();
  const stack = await startStack({ directory, port: wanted, mode }).catch((error: unknown) => {
    if (!(error instanceof LockHeldError)) throw error;
    const address = existsSync(addressFile)
      ? readFileSync(addressFile, "utf8")
      : "its address is printed there";
    throw new Error(
      `This checkout already runs ${mode === "dev" ? "a development server" : "a demo"}, process ${error.pid}: ${address}. Use it, or stop it first.`,
    );
  });
  writeFileSync(addressFile, stack.appUrl);
  onEnd(() => rmSync(addressFile, { force: true }));

  const port = Number(new URL(stack.appUrl).port);
  if (port !== wanted) console.log(`Port ${wanted} is taken; using ${port} instead.`);
  console.log(welcome(stack.appUrl, stack.sandboxUrl, Date.now() - began));
  return stack.next.ended;
});

function welcome(appUrl: string, sandboxUrl: string, milliseconds: number): string {
  const people = [
    ["admin@demo.test", "admin", "connections, members, team"],
    ["manager@demo.test", "manager", "shares the work out, reads the audit"],
    ["staff@demo.test", "staff", "clients, launches, reviews"],
    ["auditor@demo.test", "auditor", "reads everything, changes nothing"],
  ] as const;
  const rows = people.map(
    ([email, role, does]) => `  ${email.padEnd(19)} gatehouse-demo   ${role.padEnd(8)} ${does}`,
  );
  return [
    "",
    `Gatehouse is ready after ${(milliseconds / 1000).toFixed(1)} s:  ${appUrl}`,
    "",
    `  ${"Sign in as".padEnd(19)} ${"Password".padEnd(16)} Role`,
    ...rows,
    "",
    `Sandbox that plays the provider:  ${sandboxUrl}`,
    "Ctrl-C stops everything; the demo's data stays for the next start.",
    "",
  ].join("\n");
}
