import type { PersonWriteResult } from "../people/types";

/** A token as it is shown, once. `token` is null when Amiqus made none, or its answer was lost. */
export interface SdkTokenMade extends PersonWriteResult {
  token: string | null;
}
