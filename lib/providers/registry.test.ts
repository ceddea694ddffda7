import { expect, it } from "vitest";
import { createAdapter, createProviderClient, credentialSchemas } from "./registry";

const options = {
  baseUrl: "https://id.amiqus.co/api/v2",
  fetch: async () => new Response(null, { status: 204 }),
  clock: { now: () => new Date() },
};

it("makes the adapter of an offered provider", () => {
  expect(createAdapter("amiqus", { ...options, credentials: { token: "abc" } }).provider).toBe("amiqus");
});

it("makes the typed client of a provider", async () => {
  const client = createProviderClient.amiqus({ ...options, credentials: { token: "abc" } });
  expect(await client.status()).toBeInstanceOf(Headers);
  expect(() => createProviderClient.amiqus({ ...options, credentials: {} })).toThrow("not usable");
});

it("refuses credentials that do not fit, and unknown providers", () => {
  for (const credentials of [null, {}, { token: "" }, { token: "a", extra: 1 }]) {
    expect(() => createAdapter("amiqus", { ...options, credentials })).toThrow("not usable");
  }
  expect(() => createAdapter("toString", { ...options, credentials: {} })).toThrow("Unknown provider");
});

it("speaks plainly about tokens", () => {
  expect(credentialSchemas.amiqus.safeParse({ token: "two words" }).error?.issues[0]?.message).toBe(
    "A token holds no spaces or line breaks.",
  );
});
