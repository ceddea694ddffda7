import { expect, test } from "vitest";
import { listKey, loadListParams } from "./list-params";

const read = (query: string, text = "") => listKey(loadListParams(new URLSearchParams(query)), text);

test("nothing filters by default", () => {
  expect(read("")).toEqual({ filter: {}, sort: "updated" });
});

test("filters of the URL", () => {
  const id = "01a2047a-7976-7083-95b9-4b11513979b4";
  expect(
    read(`status=needs_review,on_hold&assignee=me&waiting=us&kind=record&archived=all&client=${id}&sort=due`),
  ).toEqual({
    filter: {
      status: ["needs_review", "on_hold"],
      assignee: "me",
      waitingOn: ["us"],
      kind: ["record"],
      archived: "all",
      clientId: id,
    },
    sort: "due",
  });
});

test("what makes no sense does not filter", () => {
  expect(read("status=nonsense&assignee=1&client=x&connection=y&sort=z&archived=maybe", "marty")).toEqual({
    filter: {},
    sort: "updated",
    text: "marty",
  });
});
