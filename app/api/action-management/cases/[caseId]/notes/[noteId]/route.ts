import { caseNote } from "@/lib/action-management/notes";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ caseId: string; noteId: string }>(({ ctx, params }) =>
  caseNote(ctx, params.caseId, params.noteId),
);
