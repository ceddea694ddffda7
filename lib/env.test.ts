import { randomBytes } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { EnvError, env } from "./env";

afterEach(() => vi.unstubAllEnvs());

const key = randomBytes(32).toString("base64");

describe("env", () => {
  it("names a missing variable when it is asked for, and only then", () => {
    vi.stubEnv("NEXTAUTH_SECRET", " ");
    expect(() => env.nextauthSecret).toThrow(/^NEXTAUTH_SECRET is not set/);
    vi.stubEnv("NEXTAUTH_SECRET", "s".repeat(32));
    expect(env.nextauthSecret).toBe("s".repeat(32));
  });

  it("keeps values out of its messages", () => {
    for (const [name, value, read] of [
      ["NEXTAUTH_SECRET", "hunter2", () => env.nextauthSecret],
      ["APP_ENCRYPTION_KEYS", "a:hunter2", () => env.encryptionKeys],
      ["DATABASE_URL", "mysql://hunter2", () => env.databaseUrl],
      ["APP_URL", "ftp://hunter2", () => env.appUrl],
      ["SMTP_URL", "http://hunter2", () => env.smtpUrl],
      ["PORT", "hunter2", () => env.port],
      ["LOG_LEVEL", "hunter2", () => env.logLevel],
    ] as const) {
      vi.stubEnv(name, value);
      expect(read, name).toThrow(EnvError);
      expect(read, name).not.toThrow(/hunter2/);
      expect(read, name).toThrow(new RegExp(`^${name} `));
    }
  });

  it("reads encryption keys newest first", () => {
    vi.stubEnv("APP_ENCRYPTION_KEYS", `new:${key}, old:${key}`);
    expect(env.encryptionKeys.map(({ id, key: bytes }) => [id, bytes.length])).toEqual([
      ["new", 32],
      ["old", 32],
    ]);
  });

  it.each([key, `a:${key},a:${key}`, "a:c2hvcnQ=", `a b:${key}`, "a:"])("refuses keys like %s", (text) => {
    vi.stubEnv("APP_ENCRYPTION_KEYS", text);
    expect(() => env.encryptionKeys).toThrow(/APP_ENCRYPTION_KEYS/);
  });

  it("takes an origin as APP_URL and nothing longer", () => {
    vi.stubEnv("APP_URL", "https://desk.example.com/");
    expect(env.appUrl).toBe("https://desk.example.com");
    vi.stubEnv("APP_URL", "https://desk.example.com/desk");
    expect(() => env.appUrl).toThrow(/origin/);
  });

  it("splits hosts and knows defaults", () => {
    vi.stubEnv("PROVIDER_HOSTS", " 127.0.0.1:4100 ,, Sandbox.Test ");
    expect(env.providerHosts).toEqual(["127.0.0.1:4100", "sandbox.test"]);
    for (const name of ["PROVIDER_HOSTS", "SMTP_URL", "TRUSTED_PROXIES", "GATEHOUSE_JOBS", "SANDBOX_PORT"]) {
      vi.stubEnv(name, undefined);
    }
    expect([env.providerHosts, env.smtpUrl, env.trustedProxies, env.jobsEnabled, env.sandboxPort]).toEqual([
      [],
      null,
      0,
      true,
      4100,
    ]);
  });
});
