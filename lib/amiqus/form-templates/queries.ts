import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { AppError } from "@/lib/errors";
import { amiqusFor } from "../client";
import { amiqusConnection } from "../connection";
import { reading } from "../failure";
import { toSections } from "./draft";
import type { FormTemplateDto } from "./types";

/** A form template with its questions, to be edited. Throws AppError `forbidden`, `not-found` and as `reading`. */
export async function formTemplate(
  ctx: TeamContext,
  connectionId: string,
  reference: string,
): Promise<FormTemplateDto> {
  authorise(ctx, "connection.read");
  const id = await amiqusConnection(ctx, connectionId);
  if (!z.uuid().safeParse(reference).success) throw new AppError("not-found", "There is no such form.");
  return reading("the form", async () => {
    const { value } = await (await amiqusFor(ctx.teamId, id)).retrieveForm(reference);
    const { name, description, is_enabled, fields, version } = value;
    return {
      reference: value.reference,
      version: version ?? null,
      draft: {
        name,
        description: description ?? "",
        enabled: is_enabled ?? true,
        sections: toSections(fields),
      },
    };
  });
}
