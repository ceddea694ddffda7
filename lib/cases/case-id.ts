import { z } from "zod";
import { AppError } from "@/lib/errors";

const uuid = z.uuid();

/** The id of a path, when it can be one. Throws AppError `not-found`: what is no id names no case. */
export function readCaseId(value: string): string {
  const parsed = uuid.safeParse(value);
  if (!parsed.success) throw new AppError("not-found", "There is no such case in this team.");
  return parsed.data;
}
