import "server-only";
import { type SpawnOptions, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/env";
import type { EmbeddedHome, EmbeddedSecrets } from "./embedded-home";
import type { PostgresBinaries } from "./postgres-binaries";

/** Makes the data folder aside and renames it, so that a start killed half-way leaves nothing to trip over. */
export function initialise(
  place: EmbeddedHome,
  binaries: PostgresBinaries,
  secrets: EmbeddedSecrets,
  data: string,
): void {
  const prefix = "initialising-";
  for (const name of readdirSync(place.home).filter((entry) => entry.startsWith(prefix)))
    discard(join(place.home, name));
  const work = mkdtempSync(join(place.home, prefix));
  const passwordFile = join(work, "password");
  writeFileSync(passwordFile, secrets.superuser, { mode: 0o600 });
  if (place.user) for (const path of [work, passwordFile]) chownSync(path, place.user.uid, place.user.gid);
  const run = (characters: string) =>
    spawnSync(
      binaries.initdb,
      [
        `--pgdata=${join(work, "data")}`,
        `--pwfile=${passwordFile}`,
        "--username=postgres",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--lc-collate=C",
        `--lc-ctype=${characters}`,
        "--lc-messages=C",
        "--lc-monetary=C",
        "--lc-numeric=C",
        "--lc-time=C",
        "--data-checksums",
      ],
      { ...identity(place), encoding: "utf8", cwd: work },
    );
  // Trigram search asks the C library which characters are letters; a machine without C.UTF-8 knows ASCII only.
  let made = run("C.UTF-8");
  if (made.status !== 0 && /locale/i.test(made.stderr)) {
    rmSync(join(work, "data"), { recursive: true, force: true });
    made = run("C");
  }
  if (made.status !== 0) {
    throw new Error(`PostgreSQL could not create its data folder: ${made.stderr || made.error?.message}`);
  }
  renameSync(join(work, "data"), data);
  discard(work);
}

/** Best effort: the initdb of a killed launcher may still be writing there. The next initialisation tries again. */
function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {}
}

/** User and surroundings of the server's processes: nothing of our own environment, which holds secrets. */
export function identity(place: EmbeddedHome): SpawnOptions {
  const variables = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
  return { ...(place.user ?? {}), env: { ...variables, NODE_ENV: env.nodeEnv } };
}
