import { creditPage } from "@/lib/amiqus/account/credits";
import { apiRoute } from "@/lib/auth/api";

export const GET = apiRoute<{ id: string }>(({ ctx, request, params }) =>
  creditPage(ctx, params.id, new URL(request.url).searchParams.get("page")),
);
