import type { Page } from "@playwright/test";

/** Has a page believe that its tab was hidden or shown: without a window every tab is in sight. */
export async function turnTab(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}
