import "server-only";
import pino from "pino";
import { env } from "@/lib/env";

const secretKeys = [
  "password",
  "currentPassword",
  "token",
  "secret",
  "credentials",
  "authorization",
  "cookie",
  "apiKey",
  "clientSecret",
];
const personalKeys = [
  "email",
  "name",
  "firstName",
  "lastName",
  "title",
  "clientName",
  "dob",
  "address",
  "phone",
  "text",
];
const paths = [...secretKeys, ...personalKeys].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** What of an error is fit for a log: its kind, code and stack frames, never a message that may quote a row. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { kind: error.name, code, stack: frames.slice(0, 12).join("\n"), cause };
}

/**
 * The process's logger: one JSON object per line on stdout, so that no value can start a line of its own. Keys that
 * hold secrets or personal data are redacted; errors are reduced by `describeError`.
 */
export const log = pino({
  level: env.logLevel,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths, censor: "[redacted]" },
  serializers: { err: describeError, error: describeError },
  formatters: { level: (label) => ({ level: label }) },
});
