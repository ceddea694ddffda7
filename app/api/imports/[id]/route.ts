import { apiRoute } from "@/lib/auth/api";
import { getImport } from "@/lib/imports/queries";

export const GET = apiRoute<{ id: string }>(async ({ ctx, params }) => getImport(ctx, params.id));
