import { afterEach, describe, expect, it } from "vitest";
import { dismissToast, notify, toastStore } from "./notify";

afterEach(() => {
  for (const toast of toastStore.read()) dismissToast(toast.id);
});

describe("notify", () => {
  it("keeps errors until they are dismissed and lets the rest go", () => {
    notify.success("Saved");
    notify.error("Not saved", { requestId: "r1" });
    expect(toastStore.read().map(({ text, ms }) => [text, ms])).toEqual([
      ["Saved", 4000],
      ["Not saved", null],
    ]);
  });

  it("shows the last four at most", () => {
    for (const n of [1, 2, 3, 4, 5, 6]) notify.info(`${n}`);
    expect(toastStore.read().map((toast) => toast.text)).toEqual(["3", "4", "5", "6"]);
  });

  it("tells its listeners, and takes one away on request", () => {
    let told = 0;
    const stop = toastStore.subscribe(() => {
      told += 1;
    });
    const dismiss = notify.undo("Rejected", () => {});
    dismiss();
    stop();
    expect(told).toBe(2);
    expect(toastStore.read()).toEqual([]);
  });
});
