import type { ProviderError } from "../errors";
import { failuresOf } from "../failures";

export const { invalidRequest, unknownObject, badResponse, checked } = failuresOf("quickr");

/** For an answer that lacks what was asked for. */
export function unreadable(message: string): ProviderError {
  return badResponse(`Quickr: ${message}`);
}
