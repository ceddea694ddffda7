import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ContractSandbox, startContractSandbox } from "../contract-sandbox";
import operations from "./__fixtures__/operations.json";
import { testFiles } from "./client-contract-files";
import { connectLive, type Live } from "./client-contract-live";
import { testPeople } from "./client-contract-people";
import { testSetup } from "./client-contract-setup";

const API = "/amiqus/api/v2";

// The last test looks back on all the others, so they run in order and share one sandbox.
describe.sequential("every operation of Amiqus over HTTP", () => {
  let running: ContractSandbox;
  let live: Live;
  beforeAll(async () => {
    running = await startContractSandbox("amiqus", API);
    live = connectLive(running);
    await running.control("POST", "/amiqus/settings", { rateLimit: 10_000 });
  });
  afterAll(() => running.close());

  testPeople(() => live);
  testFiles(() => live);
  testSetup(() => live);

  it("has been carried out at least once, but for the deprecated one", async () => {
    const done = (await running.requests()).filter((request) => request.status < 300);
    const missing = operations.filter((operation) => {
      const [method, template = ""] = operation.split(" ");
      const path = new RegExp(`^${API}${template.replaceAll(/\{\w+\}/g, "[A-Za-z0-9-]+")}$`);
      return !done.some((request) => request.method === method && path.test(request.path));
    });
    expect(missing).toEqual(["POST /records/{id}/archive"]);
    expect(live.drift).toEqual([]);
  });
});
