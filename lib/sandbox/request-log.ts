import type { MiddlewareHandler } from "hono";

/** One request the sandbox saw. No bodies and no query: those can hold personal data. */
export interface LoggedRequest {
  number: number;
  at: string;
  method: string;
  path: string;
  status: number;
}

const KEPT = 5_000;

/** The latest requests, for tests to count what really arrived. Control calls are not logged. */
export class RequestLog {
  private entries: LoggedRequest[] = [];
  private number = 0;

  constructor(private readonly now: () => number) {}

  add(method: string, path: string, status: number): void {
    this.number++;
    this.entries.push({
      number: this.number,
      at: new Date(this.now()).toISOString(),
      method,
      path,
      status,
    });
    if (this.entries.length > KEPT * 2) this.entries = this.entries.slice(-KEPT);
  }

  /** Latest last; `since` leaves out what was numbered up to it. */
  list(since = 0): readonly LoggedRequest[] {
    return this.entries.filter((entry) => entry.number > since);
  }

  clear(): void {
    this.entries = [];
  }
}

/** Logs method, path and the status the handler gave; 599 stands for a connection that was cut. */
export function logMiddleware(log: RequestLog): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (!c.req.path.startsWith("/__sandbox")) log.add(c.req.method, c.req.path, c.res.status);
  };
}
