import { apiRoute, readJson } from "@/lib/auth/api";
import { listClients } from "@/lib/clients/queries";
import { searchClientsSchema } from "@/lib/clients/schema";

export const POST = apiRoute(async ({ ctx, request }) =>
  listClients(ctx, await readJson(request, searchClientsSchema)),
);
