import "server-only";
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

const pointerSchema = z.object({ directory: z.string(), home: z.string() });
const secretsSchema = z.object({ superuser: z.string().min(20), owner: z.string().min(20) });

/** Passwords of the embedded server's two roles. */
export type EmbeddedSecrets = z.infer<typeof secretsSchema>;

/** Where one embedded server lives and as whom it runs. */
export interface EmbeddedHome {
  /** Folder of the server's files. */
  readonly home: string;
  /** Folder into which PostgreSQL itself is copied. */
  readonly binaries: string;
  /** The user that runs PostgreSQL; null means ourselves. */
  readonly user: { readonly uid: number; readonly gid: number } | null;
}

const isRoot = () => process.getuid?.() === 0;

/**
 * Decides where the server of `directory` keeps its files, and makes the folders.
 * An ordinary user: in `directory` itself. Root: under /var/lib/gatehouse, because PostgreSQL refuses to run as root
 * and the user that runs it may not be able to reach the checkout; `embedded.json` in `directory` says where. Disposable data stays in
 * `directory`, which must then be below a folder that everyone can enter.
 */
export function embeddedHome(directory: string, disposable: boolean): EmbeddedHome {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const real = realpathSync(directory);
  if (!isRoot()) return { home: real, binaries: join(process.cwd(), ".data"), user: null };
  if (disposable) {
    chmodSync(real, 0o755);
    return { home: real, binaries: rootBase(), user: serviceUser() };
  }
  const base = rootBase();
  const home = readPointer(real) ?? newHome(real, base);
  return { home, binaries: base, user: serviceUser() };
}

/** A pointer is followed when it was written here, or when the checkout it was written for has moved here. */
function readPointer(real: string): string | null {
  const path = join(real, "embedded.json");
  if (!existsSync(path)) return null;
  const pointer = pointerSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  const copied = pointer.directory !== real && existsSync(pointer.directory);
  if (copied || !existsSync(pointer.home)) return null;
  if (pointer.directory !== real)
    writeAtomically(path, JSON.stringify({ directory: real, home: pointer.home }));
  return pointer.home;
}

/** A name of its own each time: who deletes the folder, keys and all, starts anew and not on data it cannot read. */
function newHome(real: string, base: string): string {
  const path = join(real, "embedded.json");
  const home = join(base, randomBytes(8).toString("hex"));
  const text = JSON.stringify({ directory: real, home });
  // Before the pointer, which is only followed to a folder that exists.
  mkdirSync(home, { mode: 0o755 });
  if (existsSync(path)) {
    writeAtomically(path, text);
    return home;
  }
  const fresh = `${path}.${randomBytes(4).toString("hex")}`;
  writeFileSync(fresh, text, { mode: 0o600, flush: true });
  try {
    linkSync(fresh, path);
    return home;
  } catch {
    // Another start was first; both go to the same data, where the lock decides.
    return pointerSchema.parse(JSON.parse(readFileSync(path, "utf8"))).home;
  } finally {
    rmSync(fresh);
  }
}

function rootBase(): string {
  for (const parent of ["/var/lib", tmpdir()]) {
    const base = join(parent, "gatehouse");
    try {
      accessSync(parent, constants.W_OK);
      mkdirSync(base, { recursive: true, mode: 0o755 });
    } catch {
      continue;
    }
    // In a shared temporary folder somebody else may have made it first.
    if (statSync(base).uid === 0) return base;
  }
  throw new Error(
    "Neither /var/lib nor the temporary folder can hold the embedded PostgreSQL. Set DATABASE_URL.",
  );
}

/** The user `gatehouse` when the machine has one, else `nobody`. initdb needs a user that has a name. */
function serviceUser(): { uid: number; gid: number } {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["gatehouse", "nobody"]) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(":");
    const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])];
    if (uid > 0 && Number.isInteger(gid)) return { uid, gid };
  }
  throw new Error(
    "PostgreSQL cannot run as root, and there is no user gatehouse or nobody. Set DATABASE_URL.",
  );
}

/** Reads the passwords of `home`, making them on first use. The file is readable by its owner only. */
export function embeddedSecrets(home: string): EmbeddedSecrets {
  const path = join(home, "secrets.json");
  if (!existsSync(path)) {
    const secret = () => randomBytes(24).toString("base64url");
    writeAtomically(path, JSON.stringify({ superuser: secret(), owner: secret() }));
  }
  return secretsSchema.parse(JSON.parse(readFileSync(path, "utf8")));
}

function writeAtomically(path: string, text: string): void {
  const fresh = `${path}.${randomBytes(4).toString("hex")}`;
  writeFileSync(fresh, text, { mode: 0o600, flush: true });
  renameSync(fresh, path);
}
