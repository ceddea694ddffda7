"use server";

import { teamAction } from "@/lib/auth/action-client";
import { cancelImport, mapImport, pauseImport, resumeImport, startImport } from "./mutations";
import { importKeySchema, mapImportSchema, startImportSchema } from "./schema";

const permission = "client.write" as const;

/** Chooses the columns of a file and has its rows checked. */
export const mapImportAction = teamAction({ permission })
  .inputSchema(mapImportSchema)
  .action(async ({ parsedInput, ctx }) => mapImport(ctx, parsedInput.importId, parsedInput.mapping));

/** Starts creating clients. */
export const startImportAction = teamAction({ permission })
  .inputSchema(startImportSchema)
  .action(async ({ parsedInput, ctx }) => startImport(ctx, parsedInput));

/** Stops after the rows that are on their way. */
export const pauseImportAction = teamAction({ permission })
  .inputSchema(importKeySchema)
  .action(async ({ parsedInput, ctx }) => pauseImport(ctx, parsedInput.importId));

/** Goes on where it stopped. */
export const resumeImportAction = teamAction({ permission })
  .inputSchema(importKeySchema)
  .action(async ({ parsedInput, ctx }) => resumeImport(ctx, parsedInput.importId));

/** Ends an import for good. */
export const cancelImportAction = teamAction({ permission })
  .inputSchema(importKeySchema)
  .action(async ({ parsedInput, ctx }) => cancelImport(ctx, parsedInput.importId));
