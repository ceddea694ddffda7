"use server";

import { revalidatePath } from "next/cache";
import { teamAction } from "@/lib/auth/action-client";
import { restoreClient } from "./archive";
import { createClient, linkClient, updateClient } from "./mutations";
import { clientIdSchema, createClientSchema, linkClientSchema, updateClientSchema } from "./schema";

/** Saves a new client and creates it at the chosen connections. */
export const createClientAction = teamAction({ permission: "client.write" })
  .inputSchema(createClientSchema)
  .action(async ({ parsedInput, ctx }) => createClient(ctx, parsedInput));

/** Saves changes of a client and tells the connections that have it. */
export const updateClientAction = teamAction({ permission: "client.write" })
  .inputSchema(updateClientSchema)
  .action(async ({ parsedInput, ctx }) => {
    const result = await updateClient(ctx, parsedInput);
    revalidatePath(`/clients/${parsedInput.clientId}`);
    return result;
  });

/** Creates a client of the desk at one more connection. */
export const linkClientAction = teamAction({ permission: "client.write" })
  .inputSchema(linkClientSchema)
  .action(async ({ parsedInput, ctx }) => linkClient(ctx, parsedInput));

/** Brings an archived client back into the lists. */
export const restoreClientAction = teamAction({ permission: "client.write" })
  .inputSchema(clientIdSchema)
  .action(async ({ parsedInput, ctx }) => restoreClient(ctx, parsedInput.clientId));
