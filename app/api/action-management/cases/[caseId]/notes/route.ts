import { caseNotes } from "@/lib/action-management/notes";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ caseId: string }>(async ({ ctx, params }) => ({
  items: await caseNotes(ctx, params.caseId),
}));
