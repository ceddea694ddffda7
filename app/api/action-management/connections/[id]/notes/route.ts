import { hubNotes } from "@/lib/action-management/notes";
import { hubNotesSchema } from "@/lib/action-management/schema";
import { apiRoute, parseInput } from "@/lib/auth/api";

export const GET = apiRoute<{ id: string }>(({ ctx, request, params }) =>
  hubNotes(ctx, params.id, parseInput(hubNotesSchema, Object.fromEntries(new URL(request.url).searchParams))),
);
