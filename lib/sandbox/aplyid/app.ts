import { Hono } from "hono";
import type { NodeBindings } from "../faults";
import { complaints, filled } from "./validate";
import { flowUrl } from "./webhook";
import { type AplyidWorld, type CaseRow, type ClientRow, type Integration, STATUSES } from "./world";

const json = (body: unknown, status: number) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

/** The API of "Create a Case", its only operation. */
export function createAplyidApi(world: AplyidWorld): Hono<{ Bindings: NodeBindings }> {
  const api = new Hono<{ Bindings: NodeBindings }>().basePath("/aplyid");
  api.post("/integrations/core/cases", async (c) => {
    world.lastOrigin = new URL(c.req.url).origin;
    const integration = world.integrations.get(c.req.header("x-workflow-access-key") ?? "");
    if (!integration) return json({ message: "Unauthorized" }, 401);
    let body: unknown;
    try {
      body = JSON.parse(await c.req.text());
    } catch {
      return json({ message: "Error occurred while parsing request parameters", code: "APLY-400" }, 400);
    }
    const activity = filled(filled(body)?.activity);
    const client = filled(filled(body)?.client);
    if (!activity || !client) {
      const message = "param is missing or the value is empty: Client must exist";
      return json({ message, code: "APLY-400" }, 400);
    }
    const reused = [...integration.clients.values()].find(
      (row) => row.externalId !== null && row.externalId === client.external_id,
    );
    const problems = complaints(activity, client, reused !== undefined);
    if (problems.length > 0) return json({ message: problems.join(", "), code: "APLY-422" }, 422);
    const row = addCase(world, integration, activity, reused ?? addClient(world, integration, client));
    return json(showCase(world, integration, row), 201);
  });
  api.notFound(() => json({ message: "Not Found" }, 404));
  return api;
}

const textOf = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? value.trim() : null);

function addClient(world: AplyidWorld, integration: Integration, input: Record<string, unknown>): ClientRow {
  const details = filled(input.clientable_attributes);
  const phone = filled(input.contact_phone_attributes);
  const row: ClientRow = {
    id: world.ids.next("client"),
    externalId: textOf(input.external_id),
    name: textOf(input.name) ?? "",
    clientType: textOf(input.client_type) ?? "individual",
    email: textOf(input.email),
    phone: phone
      ? {
          country: String(phone.phone_country_code).replace(/^\+/, ""),
          number: String(phone.phone_number).replace(/^0/, ""),
        }
      : null,
    details: details
      ? {
          firstname: textOf(details.firstname) ?? "",
          lastname: textOf(details.lastname) ?? "",
          middleName: textOf(details.middle_name),
          dateOfBirth: textOf(details.date_of_birth),
        }
      : null,
    approval: "no_decision_yet",
  };
  integration.clients.set(row.id, row);
  return row;
}

function addCase(
  world: AplyidWorld,
  integration: Integration,
  input: Record<string, unknown>,
  client: ClientRow,
): CaseRow {
  const address = filled(input.address_attributes);
  const row: CaseRow = {
    id: world.ids.next("case"),
    flowId: world.ids.next("flow"),
    clientId: client.id,
    name: textOf(input.name) ?? "",
    nature: textOf(input.nature) ?? "",
    externalId: textOf(input.external_id),
    maxTransactionValue: typeof input.max_transaction_value === "number" ? input.max_transaction_value : null,
    address: address
      ? Object.fromEntries(Object.entries(address).map(([key, value]) => [key, String(value)]))
      : null,
    status: STATUSES.find((status) => status === input.status) ?? "in_progress",
    createdAt: world.now(),
    completedAt: null,
    purged: false,
  };
  // A decision is of the case at hand, also where the client has been here before.
  client.approval = "no_decision_yet";
  integration.cases.set(row.id, row);
  return row;
}

function showCase(world: AplyidWorld, integration: Integration, row: CaseRow): unknown {
  const client = integration.clients.get(row.clientId);
  return {
    case_id: row.id,
    external_id: row.externalId,
    guided_flow_id: row.flowId,
    status: row.status,
    case_url: `${flowUrl(world, row)}?position=1`,
    client: {
      id: row.clientId,
      external_id: client?.externalId ?? null,
      name: client?.name ?? "",
      approval_status: client?.approval ?? "no_decision_yet",
    },
  };
}
