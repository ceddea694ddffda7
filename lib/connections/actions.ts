"use server";

import { teamAction } from "@/lib/auth/action-client";
import { checkConnection, testConnection } from "./check";
import { createConnection, enableConnection, removeConnection, updateConnection } from "./mutations";
import { startConsent } from "./oauth";
import {
  connectionIdSchema,
  createConnectionSchema,
  enableConnectionSchema,
  testConnectionSchema,
  updateConnectionSchema,
} from "./schema";

/** Tries credentials as typed; saves nothing. */
export const testConnectionAction = teamAction({ permission: "connection.write" })
  .inputSchema(testConnectionSchema)
  .action(async ({ parsedInput, ctx }) => testConnection(ctx, parsedInput));

/** Asks the provider about a saved connection. */
export const checkConnectionAction = teamAction({ permission: "connection.write" })
  .inputSchema(connectionIdSchema)
  .action(async ({ parsedInput, ctx }) => checkConnection(ctx, parsedInput.connectionId));

/** Saves a new connection. */
export const createConnectionAction = teamAction({ permission: "connection.write" })
  .inputSchema(createConnectionSchema)
  .action(async ({ parsedInput, ctx }) => createConnection(ctx, parsedInput));

/** Saves changes of a connection. */
export const updateConnectionAction = teamAction({ permission: "connection.write" })
  .inputSchema(updateConnectionSchema)
  .action(async ({ parsedInput, ctx }) => updateConnection(ctx, parsedInput));

/** Switches a connection off or on. */
export const enableConnectionAction = teamAction({ permission: "connection.write" })
  .inputSchema(enableConnectionSchema)
  .action(async ({ parsedInput, ctx }) =>
    enableConnection(ctx, parsedInput.connectionId, parsedInput.enabled),
  );

/** Removes a connection. */
export const removeConnectionAction = teamAction({ permission: "connection.write" })
  .inputSchema(connectionIdSchema)
  .action(async ({ parsedInput, ctx }) => {
    await removeConnection(ctx, parsedInput.connectionId);
    return { removed: true };
  });

/** Where to consent at the provider, for the browser to go to. */
export const startConsentAction = teamAction({ permission: "connection.write" })
  .inputSchema(connectionIdSchema)
  .action(async ({ parsedInput, ctx }) => startConsent(ctx, parsedInput.connectionId));
