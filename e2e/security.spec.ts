import { environment } from "./environment";
import { expect, test } from "./fixtures";

const everywhere: Record<string, RegExp> = {
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "referrer-policy": /^(same-origin|no-referrer)$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
  "strict-transport-security": /max-age=\d{7,}/,
  "content-security-policy": /default-src '(none|self)'/,
};

test("every kind of answer carries the security headers", async ({ desk }) => {
  const page = await desk.as("staff");
  await page.goto("/cases");
  const script = await page.locator("script[src*='/_next/static/']").first().getAttribute("src");
  for (const path of [
    "/cases",
    "/sign-in",
    "/api/connections",
    "/api/health",
    "/api/no-such-thing",
    "/no-such-page",
    script ?? "",
    "/icon.svg",
  ]) {
    const headers = (await page.request.get(`${environment.baseUrl}${path}`)).headers();
    for (const [name, value] of Object.entries(everywhere)) {
      expect(headers[name] ?? "none", `${name} of ${path}`).toMatch(value);
    }
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
});

test("answers with data are not stored anywhere", async ({ desk }) => {
  const page = await desk.as("staff");
  for (const path of ["/cases", "/clients", "/api/connections"]) {
    const answer = await page.request.get(`${environment.baseUrl}${path}`);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()["cache-control"], path).toContain("no-store");
  }
});

test("each page has a nonce of its own and needs it for every script", async ({ desk }) => {
  const page = await desk.visitor();
  const nonce = async () => {
    const policy = (await page.request.get(`${environment.baseUrl}/sign-in`)).headers()[
      "content-security-policy"
    ];
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    return policy?.match(/'nonce-([^']{20,})'/)?.[1];
  };
  const first = await nonce();
  expect(first).toBeTruthy();
  expect(await nonce()).not.toBe(first);
});

test("a script that somebody gets into a page does not run", async ({ browser }) => {
  // A browser of its own: the breach of the policy is what is wanted here.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${environment.baseUrl}/sign-in`);
  const refused = page.waitForEvent("console", (message) => /content security policy/i.test(message.text()));
  await page.evaluate(() => {
    const element = document.createElement("div");
    element.innerHTML = "<img src=x onerror=\"document.title='ran'\">";
    document.body.append(element);
  });
  await refused;
  await expect(page).not.toHaveTitle("ran");
  await context.close();
});

test("the API wants a session, its own origin and JSON", async ({ desk }) => {
  const visitor = await desk.visitor();
  expect((await visitor.request.get(`${environment.baseUrl}/api/connections`)).status()).toBe(401);
  const page = await desk.as("staff");
  const search = (headers: Record<string, string>) =>
    page.request.post(`${environment.baseUrl}/api/cases/search`, { data: "{}", headers });
  const json = { "content-type": "application/json" };
  expect((await search({ ...json, origin: environment.baseUrl })).status()).toBe(200);
  expect((await search({ ...json, origin: "https://evil.example" })).status()).toBe(403);
  expect((await search({ "content-type": "text/plain", origin: environment.baseUrl })).status()).toBe(422);
});

test("cookies are out of reach of scripts", async ({ desk }) => {
  const page = await desk.as("staff");
  await page.goto("/cases");
  expect(await page.evaluate(() => document.cookie)).not.toMatch(/session|csrf/i);
  for (const cookie of await page.context().cookies()) {
    if (/session/i.test(cookie.name)) expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  }
});

test("a webhook that is not signed as it should is turned away", async ({ desk }) => {
  const page = await desk.visitor();
  const answer = await page.request.post(`${environment.baseUrl}/api/webhooks/no-such-path`, {
    data: { event: "record.updated" },
  });
  expect([401, 404]).toContain(answer.status());
});
