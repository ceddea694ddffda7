import { apiRoute } from "@/lib/auth/api";
import { signedIn } from "@/lib/quickr/account-queries";

export const GET = apiRoute<{ id: string }>(({ ctx, params }) => signedIn(ctx, params.id));
