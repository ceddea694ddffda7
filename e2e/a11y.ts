import { expect, type Page } from "@playwright/test";
import axe, { type RunOnly } from "axe-core";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const everyRule: RunOnly = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
const contrast: RunOnly = { type: "rule", values: ["color-contrast"] };

/** Colours change in transitions: looked at halfway, every contrast is wrong. */
async function colourSettles(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const transitions = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(transitions.map((one) => one.finished));
  });
}

/**
 * What axe objects to, of the rules with these tags or names. It is put into each document once and tells of violations
 * only: with all that it found in order, the three looks at a page would take three times as long.
 */
async function violations(page: Page, runOnly: RunOnly): Promise<string[]> {
  await colourSettles(page);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
    return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 200)}`));
  }, runOnly);
}

/** By how many pixels the page, or a pane that scrolls by itself, is wider than its place. Wide tables have a frame of their own. */
function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => {
    const panes = document.querySelectorAll("html, main, [data-pane], [data-dialog-body]");
    return Math.max(...[...panes].map((pane) => pane.scrollWidth - pane.clientWidth));
  });
}

/**
 * Expects what a page shows now to meet WCAG 2.2 AA: in light on a desk, in dark on a phone of 360 px without scrolling
 * sideways, and with the contrast of dark on a desk too. The page keeps its state and gets its size back.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  expect.soft(await violations(page, everyRule), `${what}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect.soft(await violations(page, contrast), `${what}, dark`).toEqual([]);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => tooWide(page), `${what}, scrolls sideways at 360 px`).toBeLessThanOrEqual(0);
  expect.soft(await violations(page, everyRule), `${what}, dark, 360 px`).toEqual([]);
  if (size) await page.setViewportSize(size);
}
