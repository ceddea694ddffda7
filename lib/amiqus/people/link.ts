import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { type ClientLinkTarget, loadLink } from "@/lib/clients/links";
import { AppError } from "@/lib/errors";

/** The link of this id, at an Amiqus connection. Authorise before. Throws AppError `not-found`, `conflict`. */
export async function personLink(ctx: TeamContext, linkId: string): Promise<ClientLinkTarget> {
  const link = await loadLink(ctx, linkId);
  if (link.provider === "amiqus") return link;
  throw new AppError("not-found", "The client is not linked to this connection any more.");
}
