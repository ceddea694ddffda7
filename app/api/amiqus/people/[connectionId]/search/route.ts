import { listPeople } from "@/lib/amiqus/people/list";
import { listPeopleSchema } from "@/lib/amiqus/people/schema";
import { apiRoute, readJson } from "@/lib/auth/api";

export const POST = apiRoute<{ connectionId: string }>(async ({ ctx, request, params }) =>
  listPeople(ctx, params.connectionId, await readJson(request, listPeopleSchema)),
);
