import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/** The one without a window first: it needs a fourth less of the machine. */
const systemNames = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
];

function onPath(name: string): string | null {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/** A program that is there and starts: some distributions ship a `chromium` that only asks to install a snap. */
function starts(path: string | null | undefined): path is string {
  return !!path && spawnSync(path, ["--version", "--no-sandbox"], { timeout: 20_000 }).status === 0;
}

function installed(): string | null {
  const own = existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
  return [process.env.GATEHOUSE_CHROMIUM, ...systemNames.map(onPath), own].find(starts) ?? null;
}

function attempt(command: string, args: string[]): void {
  console.log(`gatehouse: ${[command, ...args].join(" ")}`);
  spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

/**
 * Path of a Chromium that starts: GATEHOUSE_CHROMIUM, the system's, Playwright's; when there is none it installs
 * Playwright's, else (as root on Debian and its kin) the distribution's package. Throws when nothing worked.
 */
export function findChromium(): string {
  const found = installed();
  if (found) return found;
  attempt(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  const downloaded = installed();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    attempt("apt-get", ["update"]);
    for (const name of ["chromium-headless-shell", "chromium"]) {
      attempt("apt-get", ["install", "-y", "--no-install-recommends", name]);
      const packaged = installed();
      if (packaged) return packaged;
    }
  }
  throw new Error(
    "No Chromium was found and none could be installed. Install one and put it on PATH, or name it in GATEHOUSE_CHROMIUM.",
  );
}
