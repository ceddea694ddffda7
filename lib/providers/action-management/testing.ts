import { z } from "zod";
import { startContractSandbox } from "../contract-sandbox";
import { createActionManagementClient } from "./client";

export const API = "/action-management/v1/actionmanagement";
export const CREDENTIALS = {
  hubId: "96",
  clientId: "sandbox-client",
  clientSecret: "sandbox-action-management-secret",
  grantType: "api-user",
};
const clock = { now: () => new Date() };

/** A running sandbox, with a client of its hub 96. */
export async function startHub() {
  const running = await startContractSandbox("action-management", API);
  const { baseUrl } = running;
  const fetch = running.connect();
  return {
    ...running,
    client: createActionManagementClient({ baseUrl, credentials: CREDENTIALS, fetch, clock }),
    /** The id of a case that a low satisfaction has just raised. */
    raise: async () => {
      const raised = await running.control("POST", "/action-management/responses", {
        satisfaction: "Low",
        email: "ada@example.org",
        name: "Ada Lovelace",
      });
      return String(z.object({ caseId: z.int() }).parse(raised).caseId);
    },
  };
}
