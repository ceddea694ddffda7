import { apiRoute, readJson } from "@/lib/auth/api";
import { exportClients } from "@/lib/exports/clients";
import { clientExportSchema } from "@/lib/exports/schema";

export const POST = apiRoute(async ({ ctx, request }) =>
  exportClients(ctx, await readJson(request, clientExportSchema)),
);
