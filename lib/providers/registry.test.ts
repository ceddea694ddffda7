import { expect, it } from "vitest";
import { amiqusOf } from "./amiqus/client-of";
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

it("reads credentials saved before there was a choice, and OAuth ones once somebody consented", async () => {
  expect(credentialSchemas.amiqus.parse({ token: "abc" })).toEqual({ kind: "token", token: "abc" });
  const app = { kind: "oauth", clientId: "desk", clientSecret: "s", tokens: null };
  expect(() => createAdapter("amiqus", { ...options, credentials: app })).toThrow("not usable");
  const tokens = {
    accessToken: "a",
    refreshToken: "r",
    issuedAt: "2026-11-22T00:00:00.000Z",
    expiresAt: "2027-11-22T00:00:00.000Z",
  };
  const adapter = createAdapter("amiqus", { ...options, credentials: { ...app, tokens } });
  expect(await amiqusOf(adapter).status()).toBeInstanceOf(Headers);
  expect(() => amiqusOf({ ...adapter })).toThrow("Only Amiqus");
});
