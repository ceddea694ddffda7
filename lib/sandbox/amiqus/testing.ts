import { SandboxClock } from "../clock";
import { createSandbox, type Sandbox, type SandboxOptions } from "../sandbox";
import { DEFAULT_TOKEN } from "./seed";

export const NOW = Date.parse("2026-03-02T09:00:00Z");

interface Reply {
  status: number;
  headers: Headers;
  // Test code reads answers loosely; the conformance test checks their shape.
  body: { [key: string]: unknown };
}

export interface Harness {
  sandbox: Sandbox;
  /** Calls the Amiqus API in process; a body that is not text is sent as JSON. */
  call(method: string, path: string, body?: unknown, token?: string | null): Promise<Reply>;
  /** Calls the control API. */
  control(method: string, path: string, body?: unknown): Promise<Reply>;
  /** An id of a seeded record in this status. */
  recordIn(status: string): Promise<number>;
}

/** A sandbox on a clock frozen at NOW, called without a socket. */
export async function harness(options: SandboxOptions = {}): Promise<Harness> {
  const sandbox = await createSandbox({
    clock: new SandboxClock(NOW),
    baseUrl: "http://sandbox.test",
    ...options,
  });
  const request = async (path: string, init: RequestInit): Promise<Reply> => {
    const response = await sandbox.app.request(`http://sandbox.test${path}`, init);
    const text = await response.text();
    const json = response.headers.get("content-type")?.includes("json") === true && text !== "";
    const body: unknown = json ? JSON.parse(text) : { text };
    return { status: response.status, headers: response.headers, body: isObject(body) ? body : { body } };
  };
  const payload = (body: unknown) =>
    body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const call: Harness["call"] = (method, path, body, token = DEFAULT_TOKEN) =>
    request(`/amiqus/api/v2${path}`, {
      method,
      ...payload(body),
      headers: {
        "content-type": "application/json",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
    });
  return {
    sandbox,
    call,
    control: (method, path, body) => request(`/__sandbox${path}`, { method, ...payload(body) }),
    recordIn: async (status) => {
      const { body } = await call("GET", `/records?status=${status}&limit=1`);
      const [first] = list(body.data);
      return Number(first?.id);
    },
  };
}

export function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects of an array in an answer. */
export function list(value: unknown): { [key: string]: unknown }[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A client body with the least the API wants. */
export const CLIENT = { name: { first_name: "Doc", last_name: "Brown" }, email: "doc@example.com" };

export const PHOTO_STEP = {
  type: "check.photo_id",
  preferences: { report_type: "standard", docs: ["passport"], facial_similarity: true },
};
