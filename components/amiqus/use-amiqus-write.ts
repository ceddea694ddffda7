import { useProviderWrite, type WriteAnswer } from "@/components/operations/use-provider-write";
import type { PersonWriteResult } from "@/lib/amiqus/people/types";
import { clientKeys } from "@/lib/clients/query-options";

/** What the action of a write to Amiqus answers. */
export type AmiqusAnswer = WriteAnswer<PersonWriteResult>;

/** Sends writes about a person, an organisation or what belongs to them to Amiqus. */
export function useAmiqusWrite() {
  return useProviderWrite("Amiqus", [clientKeys.all]);
}
