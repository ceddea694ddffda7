// First step of every npm script that needs the installed, generated or built checkout. Plain Node without packages,
// so that it runs in a fresh clone: installs, generates and builds what changed, then hands over to lib/cli/<name>.ts.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const stamps = join(root, "node_modules", ".gatehouse");
process.chdir(root);

/** What each command needs beside the packages of production and the generated client. */
const commands = {
  demo: { build: true },
  start: { build: true },
  e2e: { build: true, dev: true },
  bench: { build: true, dev: true },
  chaos: {},
  test: { dev: true },
  dev: { dev: true },
  sandbox: {},
  "audit-verify": {},
  "rotate-keys": {},
  "reset-password": {},
  "db-diff": { dev: true },
  "db-backup": {},
  "db-restore": {},
  prepare: { build: true },
};

const say = (text) => console.log(`gatehouse: ${text}`);

function hash(...parts) {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part).update("\0");
  return sum.digest("hex");
}

const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");
const isFresh = (name, value) => read(join(stamps, name)) === value;

function stamp(name, value) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), value);
}

function tryRun(command, args, variables = {}) {
  return spawnSync(command, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...variables },
    shell: process.platform === "win32" && command === "npm",
  });
}

function run(what, command, args, variables) {
  const { status, error } = tryRun(command, args, variables);
  if (status === 0) return;
  console.error(
    `gatehouse: ${what} failed${error ? `: ${error.message}` : ""}. What went wrong is printed above.`,
  );
  process.exit(1);
}

/** Whether node_modules holds exactly the versions of package-lock.json, as after `npm ci`. */
function holdsLockfile(dev) {
  const installed = read(join(root, "node_modules", ".package-lock.json"));
  if (installed === "") return false;
  const have = JSON.parse(installed).packages;
  const want = JSON.parse(read(join(root, "package-lock.json"))).packages;
  return Object.entries(want).every(
    ([path, entry]) =>
      path === "" ||
      entry.optional ||
      entry.devOptional ||
      (entry.dev && !dev) ||
      have[path]?.version === entry.version,
  );
}

function install(dev) {
  const name = dev ? "install-dev" : "install";
  const value = hash(read("package-lock.json"), process.version, process.platform, process.arch);
  if (isFresh(name, value)) return;
  if (!holdsLockfile(dev)) {
    say("installing packages");
    const options = [...(dev ? ["--include=dev"] : []), "--no-audit", "--no-fund"];
    if (tryRun("npm", ["ci", ...options]).status !== 0) {
      // `npm ci` refuses a lockfile over packages of other platforms that a registry does not offer.
      say("npm ci did not work; trying npm install with the same versions");
      run("Installing packages", "npm", ["install", "--no-save", ...options]);
    }
  }
  stamp(name, value);
}

function generate() {
  const value = hash(
    read("prisma/schema.prisma"),
    read("prisma.config.ts"),
    read("node_modules/prisma/package.json"),
  );
  if (isFresh("generate", value) && existsSync("lib/db/generated/client.ts")) return;
  say("generating the database client");
  run(
    "Generating the database client",
    process.execPath,
    ["node_modules/prisma/build/index.js", "generate"],
    {
      // Prisma insists on a native engine that it never runs here; any program that exists keeps it off the network.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  );
  stamp("generate", value);
}

const builtFrom = ["app", "components", "lib", "public", "prisma/schema.prisma"];
const notBuilt = /(^|\/)(lib\/(cli|sandbox)|lib\/db\/generated|__fixtures__)\/|\.test\.tsx?$/;

function filesBelow(path) {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const inside = join(path, entry.name);
    return entry.isDirectory() ? filesBelow(inside) : [inside];
  });
}

function sourceHash() {
  const files = builtFrom.flatMap((path) => (path.includes(".") ? [path] : filesBelow(path)));
  const atRoot = readdirSync(root).filter((name) => /\.(ts|mjs|cjs|js|json)$/.test(name));
  const kept = [...files, ...atRoot]
    .map((path) => relative(root, resolve(path)).replaceAll("\\", "/"))
    .filter((path) => !notBuilt.test(path) && !/^(next-env\.d\.ts|playwright|vitest|biome|knip)/.test(path))
    .sort();
  return hash(process.version, ...kept.flatMap((path) => [path, readFileSync(path)]));
}

function build() {
  const value = sourceHash();
  if (isFresh("build", value) && existsSync(".next/BUILD_ID")) return;
  say("building the app");
  run("Building the app", process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  stamp("build", value);
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
};

/** One preparation at a time in a checkout: a second start waits for the first one's build and uses it. */
async function alone(work) {
  const lock = join(root, ".data", "prepare.lock");
  mkdirSync(dirname(lock), { recursive: true, mode: 0o700 });
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  process.once("exit", () => {
    rmSync(own, { force: true });
    if (read(lock) === String(process.pid)) rmSync(lock, { force: true });
  });
  for (let told = false; ; ) {
    try {
      linkSync(own, lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = Number(read(lock));
    if (!(holder > 0) || !isAlive(holder)) rmSync(lock, { force: true });
    else if (!told) {
      say(`process ${holder} is installing or building in this checkout; waiting for it`);
      told = true;
    }
    await pause(200);
  }
  work();
  rmSync(lock, { force: true });
  rmSync(own, { force: true });
}

/** Who started us: npm, often with a shell in between. Changes when one of them is gone. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, "utf8");
    return `${process.ppid}/${stat.slice(stat.lastIndexOf(")") + 4).split(" ")[0]}`;
  } catch {
    return String(process.ppid);
  }
}

/** Runs lib/cli/<name>.ts and ends as it ends. It ends with us: by signal, and by the closed channel when we are killed. */
function handOver(name, args) {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/cli/run.ts", name, ...args],
    { stdio: ["inherit", "inherit", "inherit", "ipc"], env: { ...process.env, GATEHOUSE_BOOTSTRAP: "1" } },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) {
    const before = ancestors();
    // npm killed outright cannot tell us; its child would otherwise run on unseen.
    setInterval(() => {
      if (ancestors() !== before) child.kill("SIGTERM");
    }, 1000).unref();
  }
  child.once("error", (error) => {
    console.error(`gatehouse: ${error.message}`);
    process.exit(1);
  });
  child.once("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}

const [command = "", ...args] = process.argv.slice(2);
const needs = commands[command];
if (!needs) {
  console.error(`Usage: node lib/cli/bootstrap.mjs ${Object.keys(commands).join("|")} [arguments]`);
  process.exit(2);
}
if (command === "start") {
  // Before minutes of installing and building; the values themselves are checked by the start command.
  const missing = ["APP_URL", "NEXTAUTH_SECRET", "APP_ENCRYPTION_KEYS"].filter(
    (name) => !process.env[name]?.trim(),
  );
  if (missing.length > 0) {
    console.error(
      `gatehouse: it cannot start: ${missing.join(", ")} not set. docs/operating.md says what they are.`,
    );
    process.exit(1);
  }
}
await alone(() => {
  install(needs.dev ?? false);
  generate();
  if (needs.build) build();
});
if (command !== "prepare") handOver(command, args);
