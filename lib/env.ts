import { z } from "zod";

const optionalUrl = (protocols: RegExp) => z.url({ protocol: protocols }).nullable();
const whole = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

/** A key-encryption key: its id, written beside everything that it wraps, and 32 bytes. */
export interface EncryptionKey {
  readonly id: string;
  readonly key: Buffer;
}

const encryptionKeys = z.string().transform((text, context): EncryptionKey[] => {
  const keys: EncryptionKey[] = [];
  for (const entry of text.split(",").map((part) => part.trim())) {
    const colon = entry.indexOf(":");
    const id = entry.slice(0, Math.max(colon, 0));
    const key = Buffer.from(entry.slice(colon + 1), "base64");
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id) || key.length !== 32) {
      context.addIssue("must be id:key pairs separated by commas, each key 32 bytes in base64");
      return z.NEVER;
    }
    keys.push({ id, key });
  }
  if (new Set(keys.map((key) => key.id)).size !== keys.length)
    context.addIssue("names one key id more than once");
  return keys;
});

const appUrl = z.url({ protocol: /^https?$/ }).transform((text, context) => {
  const url = new URL(text);
  if (url.pathname !== "/" || url.search || url.hash || url.username) {
    context.addIssue("must be an origin such as https://desk.example.com, without a path");
    return z.NEVER;
  }
  return url.origin;
});

const hostList = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ""),
  );

/** A setting that is missing or malformed. The message names the variable and says what is expected. */
export class EnvError extends Error {
  readonly variable: string;

  constructor(variable: string, message: string) {
    super(message);
    this.name = "EnvError";
    this.variable = variable;
  }
}

function read<T>(variable: string, schema: z.ZodType<T>): T {
  const text = process.env[variable]?.trim();
  const given = text === "" ? undefined : text;
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  // The value itself stays out of the message: most of these are secrets.
  const reason = given === undefined ? "is not set" : (parsed.error.issues[0]?.message ?? "is malformed");
  throw new EnvError(variable, `${variable} ${reason}. docs/operating.md lists every setting.`);
}

function readOptional<T>(variable: string, schema: z.ZodType<T | null>): T | null {
  return process.env[variable]?.trim() ? read(variable, schema) : null;
}

/**
 * Every setting of the process, read and checked when it is asked for, so that a command fails only on what it needs.
 * Each property throws an EnvError naming its variable when the value is missing or malformed.
 */
export const env = {
  /** NODE_ENV: `production` in the start commands, `test` under vitest. */
  get nodeEnv() {
    return read("NODE_ENV", z.enum(["development", "production", "test"]).default("development"));
  },
  /** DATABASE_URL: the PostgreSQL that the app talks to. The start commands set it for the embedded one. */
  get databaseUrl() {
    return read("DATABASE_URL", z.url({ protocol: /^postgres(ql)?$/ }));
  },
  /** DATABASE_URL when it is set, else null: the start commands then run the embedded PostgreSQL. */
  get databaseUrlIfSet() {
    return readOptional("DATABASE_URL", optionalUrl(/^postgres(ql)?$/));
  },
  /** DATABASE_POOL: most connections that this process opens for queries, default 10. */
  get databasePool() {
    return read("DATABASE_POOL", whole(10, 2, 200));
  },
  /** APP_URL: the origin at which browsers reach the desk, e.g. `https://desk.example.com`, no trailing slash. */
  get appUrl() {
    return read("APP_URL", appUrl);
  },
  /** HOST: address on which `npm start` listens. Default `127.0.0.1`: a reverse proxy on this machine stands in front. */
  get host() {
    return read("HOST", z.string().default("127.0.0.1"));
  },
  /** PORT: port on which `npm start` listens. Default 3000. */
  get port() {
    return read("PORT", whole(3000, 1, 65_535));
  },
  /** NEXTAUTH_SECRET: signs the session cookie, at least 32 characters. */
  get nextauthSecret() {
    return read("NEXTAUTH_SECRET", z.string().min(32, "must have at least 32 characters"));
  },
  /** APP_ENCRYPTION_KEYS: `id:base64,id2:base64`, newest first. The first wraps, all unwrap. */
  get encryptionKeys() {
    return read("APP_ENCRYPTION_KEYS", encryptionKeys);
  },
  /** PROVIDER_HOSTS: `host[:port]` allowed as base URLs beside the providers' own, lower-case. Default none. */
  get providerHosts() {
    return read("PROVIDER_HOSTS", hostList);
  },
  /** SMTP_URL: `smtp://` or `smtps://`; null means that invites are shown as links and nothing is mailed. */
  get smtpUrl() {
    return readOptional("SMTP_URL", optionalUrl(/^smtps?$/));
  },
  /** MAIL_FROM: sender of every mail. */
  get mailFrom() {
    return read("MAIL_FROM", z.string().min(3).default("Gatehouse <gatehouse@localhost>"));
  },
  /** TRUSTED_PROXIES: how many reverse proxies stand in front and append to X-Forwarded-For. Default 0. */
  get trustedProxies() {
    return read("TRUSTED_PROXIES", whole(0, 0, 16));
  },
  /** METRICS_TOKEN: bearer token for the metrics endpoint; null closes it. */
  get metricsToken() {
    return readOptional("METRICS_TOKEN", z.string().min(16, "must have at least 16 characters").nullable());
  },
  /** LOG_LEVEL: pino's names. Default `info`, `silent` under test. */
  get logLevel() {
    const levels = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]);
    return read("LOG_LEVEL", levels.default(process.env.NODE_ENV === "test" ? "silent" : "info"));
  },
  /** GATEHOUSE_JOBS: `off` runs the web part without background work. Default on. */
  get jobsEnabled() {
    return read("GATEHOUSE_JOBS", z.enum(["on", "off"]).default("on")) === "on";
  },
  /** POLL_INTERVAL_SECONDS: pause between two polls of one connection. Default 60. */
  get pollIntervalSeconds() {
    return read("POLL_INTERVAL_SECONDS", whole(60, 1, 86_400));
  },
  /** SANDBOX_PORT: port of the sandbox in demo and e2e. Default 4100. */
  get sandboxPort() {
    return read("SANDBOX_PORT", whole(4100, 0, 65_535));
  },
  /** SANDBOX_<PROVIDER>_URL: base URLs that demo and e2e connections use instead of the sandbox's own mounts. */
  get sandboxUrls() {
    const url = optionalUrl(/^https?$/);
    return {
      amiqus: readOptional("SANDBOX_AMIQUS_URL", url),
      aplyid: readOptional("SANDBOX_APLYID_URL", url),
      quickr: readOptional("SANDBOX_QUICKR_URL", url),
      "action-management": readOptional("SANDBOX_ACTION_MANAGEMENT_URL", url),
    };
  },
};

/** Points this process at another database: the start commands (embedded server) and tests (one database each). */
export function setDatabaseUrl(url: string): void {
  process.env.DATABASE_URL = url;
}
