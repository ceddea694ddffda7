import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";

/** Does something that saves a file, and returns its name and bytes. */
export async function saved(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent("download");
  await act();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
