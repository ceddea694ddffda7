import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { enterGate } from "./connection-gate";

it("lets people pass background work and keeps slots for them", async () => {
  const id = randomUUID();
  const held = await Promise.all([1, 2, 3, 4].map(() => enterGate(id, "sync", null)));
  const order: string[] = [];
  const waitingSync = enterGate(id, "sync", null).then((release) => {
    order.push("sync");
    return release;
  });
  const people = await Promise.all([1, 2].map(() => enterGate(id, "interactive", null)));
  const waitingPerson = enterGate(id, "interactive", null).then((release) => {
    order.push("person");
    return release;
  });
  held[0]?.();
  (await waitingPerson)();
  for (const release of [...held, ...people]) {
    release();
  }
  (await waitingSync)();
  expect(order).toEqual(["person", "sync"]);
});

it("gives up its place when the caller goes away", async () => {
  const id = randomUUID();
  const held = await Promise.all([1, 2, 3, 4, 5, 6].map(() => enterGate(id, "interactive", null)));
  const controller = new AbortController();
  const waiting = enterGate(id, "interactive", controller.signal);
  controller.abort(new Error("gone"));
  await expect(waiting).rejects.toThrow("gone");
  for (const release of held) {
    release();
  }
  (await enterGate(id, "interactive", null))();
});
