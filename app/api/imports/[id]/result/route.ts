import { apiRoute } from "@/lib/auth/api";
import { importResult } from "@/lib/imports/result";

export const GET = apiRoute<{ id: string }>(async ({ ctx, params }) => importResult(ctx, params.id));
