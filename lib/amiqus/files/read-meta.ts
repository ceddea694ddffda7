import "server-only";
import { parseInput } from "@/lib/auth/api";
import { AppError } from "@/lib/errors";
import { attachMetaSchema } from "./schema";
import { type AttachMeta, META_HEADER } from "./types";

/**
 * What goes with an uploaded file, from its header: names are personal data and stay out of URLs, and the body is the
 * file and nothing else. Throws AppError `invalid` with field errors.
 */
export function readAttachMeta(headers: Headers): AttachMeta {
  let meta: unknown;
  try {
    meta = JSON.parse(decodeURIComponent(headers.get(META_HEADER) ?? ""));
  } catch (cause) {
    throw new AppError("invalid", "The file came without its name. Nothing was sent.", { cause });
  }
  return parseInput(attachMetaSchema, meta);
}
