import { apiRoute, parseInput } from "@/lib/auth/api";
import { openOperations, operationByKey, operationsOf } from "@/lib/operations/queries";
import { operationsQuerySchema } from "@/lib/operations/schema";

/** Open operations of the team, those of one subject, or one operation; always a list. */
export const GET = apiRoute(async ({ ctx, request }) => {
  const query = parseInput(operationsQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
  if ("operationId" in query) return [await operationByKey(ctx, query.operationId)];
  if ("subjectId" in query) return operationsOf(ctx, query.subjectType, query.subjectId);
  return openOperations(ctx);
});
