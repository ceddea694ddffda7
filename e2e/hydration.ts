import type { Page } from "@playwright/test";
import { environment } from "./environment";

/** Waits until React has taken over every control of the page: what is pressed before that is lost. */
async function hydrated(page: Page): Promise<void> {
  if (!page.url().startsWith(environment.baseUrl)) return;
  await page
    .waitForFunction(
      () => {
        // What is still on its way stands behind a placeholder, or waits in a hidden element to be shown.
        if (document.querySelector('template[id^="B:"], [hidden][id^="S:"]')) return false;
        const controls = [...document.querySelectorAll("main button, main form, main input, main select")];
        return controls.every((one) => Object.keys(one).some((key) => key.startsWith("__react")));
      },
      undefined,
      { timeout: 20_000 },
    )
    // Some pages are left at once, and some tests stop scripts: they find out by themselves.
    .catch(() => undefined);
}

/** Has `goto` and `reload` of a page wait for that too. */
export function untilHydrated(page: Page): Page {
  const goto = page.goto.bind(page);
  const reload = page.reload.bind(page);
  page.goto = async (...args) => {
    const answer = await goto(...args);
    await hydrated(page);
    return answer;
  };
  page.reload = async (...args) => {
    const answer = await reload(...args);
    await hydrated(page);
    return answer;
  };
  return page;
}
