import { gzipSync } from "node:zlib";
import type { BenchDesk } from "./bench-desk";
import { type Figure, figure } from "./bench-figure";

/** The scripts that a page's HTML has a modern browser load. */
export function scriptsOf(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const paths = tags
    .filter((tag) => !/\snomodule\b/i.test(tag))
    .filter((tag) => tag.startsWith("<script") || /\sas="script"|\srel="modulepreload"/.test(tag))
    .flatMap((tag) => tag.match(/\s(?:src|href)="([^"]+)"/)?.[1] ?? []);
  return [...new Set(paths)];
}

/** First-load script of the case list, compressed by gzip as the app sends it. */
export async function pageWeight(desk: BenchDesk): Promise<Figure> {
  const page = await fetch(`${desk.appUrl}/cases`, { headers: { cookie: desk.cookie }, redirect: "error" });
  if (!page.ok) throw new Error(`The case list answered ${page.status}.`);
  const scripts = scriptsOf(await page.text());
  if (scripts.length === 0) throw new Error("The case list loads no script.");
  let bytes = 0;
  for (const path of scripts) {
    const script = await fetch(new URL(path, desk.appUrl));
    if (!script.ok) throw new Error(`${path} answered ${script.status}.`);
    bytes += gzipSync(Buffer.from(await script.arrayBuffer())).length;
  }
  return figure("script of the case list's first load, gzip", "kB", 200, [bytes / 1000]);
}
