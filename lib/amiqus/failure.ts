import "server-only";
import { readFailure } from "@/lib/cases/provider-failure";

/** Reads something of Amiqus for a screen; `what` names it. Throws AppError in words for the reader. */
export async function reading<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw readFailure(error, "Amiqus", what);
  }
}
