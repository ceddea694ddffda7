import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { closeHub, subscribe } from "./hub";
import { notifyTeam } from "./notify";
import { eventStream } from "./stream";
import { EVENT_TYPES } from "./types";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  // From here on this process hears everything.
  (await subscribe(newId(), 0, () => {}))();
});
afterAll(async () => {
  await closeHub();
  await database.drop();
});

/** Reads a stream's messages; `next` waits for one that is no heartbeat. */
function reader(stream: ReadableStream<Uint8Array>) {
  const source = stream.getReader();
  const decoder = new TextDecoder();
  let buffer = "";
  return {
    async next(): Promise<string | null> {
      for (;;) {
        const end = buffer.indexOf("\n\n");
        if (end >= 0) {
          const message = buffer.slice(0, end);
          buffer = buffer.slice(end + 2);
          return message;
        }
        const { value, done } = await source.read();
        if (done) return null;
        buffer += decoder.decode(value, { stream: true });
      }
    },
  };
}

/** A message without its id, which is the time. */
const untimed = (message: string | null) => message?.replace(/^id: \d+\n/m, "");
const ready = "retry: 3000\nevent: ready\ndata: {}";
const tell = (teamId: string, ids: string[]) =>
  withTeam(teamId, (tx) => notifyTeam(tx, teamId, "cases", ids));

describe("the event stream", () => {
  it("tells a team's changes to that team alone, once they are committed", async () => {
    const [ours, theirs] = [newId(), newId()];
    const gone = new AbortController();
    const events = reader(eventStream(ours, Date.now(), async () => true, gone.signal));
    expect(untimed(await events.next())).toBe(ready);
    await tell(theirs, ["theirs"]);
    await withTeam(ours, async (tx) => {
      await notifyTeam(tx, ours, "cases", ["rolled-back"]);
      throw new Error("undo");
    }).catch(() => {});
    await tell(ours, ["a", "b", "a"]);
    expect(untimed(await events.next())).toBe('data: {"type":"cases","ids":["a","b"]}');
    await tell(
      ours,
      Array.from({ length: 51 }, (_, n) => `id-${n}`),
    );
    expect(untimed(await events.next())).toBe('data: {"type":"cases","ids":"many"}');
    gone.abort();
    expect(await events.next()).toBeNull();
  });

  it("lets go of pages that were left while it began, and keeps the others hearing", async () => {
    const teamId = newId();
    await eventStream(teamId, Date.now(), async () => true, new AbortController().signal).cancel();
    const aborted = new AbortController();
    eventStream(teamId, Date.now(), async () => true, aborted.signal);
    aborted.abort();
    const silent = eventStream(teamId, Date.now(), async () => true, new AbortController().signal);
    const events = reader(eventStream(teamId, Date.now(), async () => true, new AbortController().signal));
    expect(untimed(await events.next())).toBe(ready);
    await silent.cancel();
    await tell(teamId, ["a"]);
    expect(untimed(await events.next())).toBe('data: {"type":"cases","ids":["a"]}');
  });

  it("begins with what changed since the page was made, and knows when that is too long ago", async () => {
    const [ours, theirs] = [newId(), newId()];
    const open = async (since: number) =>
      reader(eventStream(ours, since, async () => true, new AbortController().signal));
    const first = await open(Date.now());
    await first.next();
    const made = Date.now();
    await tell(theirs, ["theirs"]);
    await tell(ours, ["a"]);
    const told = await first.next();
    expect(untimed(told)).toBe('data: {"type":"cases","ids":["a"]}');

    const second = await open(made);
    expect(await second.next()).toBe(told);
    expect(untimed(await second.next())).toBe(ready);

    const last = await open(made - 120_000);
    const messages: (string | null | undefined)[] = [];
    for (const _ of EVENT_TYPES) messages.push(untimed(await last.next()));
    expect(messages).toEqual(EVENT_TYPES.map((type) => `data: {"type":"${type}","ids":"many"}`));
    expect(untimed(await last.next())).toBe(ready);
  });

  it("ends when the session does", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    let live = true;
    const events = reader(eventStream(newId(), Date.now(), async () => live, new AbortController().signal));
    expect(untimed(await events.next())).toBe(ready);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(untimed(await events.next())).toBe("event: beat\ndata: {}");
    live = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(untimed(await events.next())).toBe("event: ended\ndata: {}");
    expect(await events.next()).toBeNull();
    vi.useRealTimers();
  });
});
