import type { QueryKey } from "@tanstack/react-query";
import { useProviderWrite } from "@/components/operations/use-provider-write";

/** Sends writes to Quickr; `stale` is read again afterwards. */
export function useQuickrWrite(stale: readonly QueryKey[]) {
  return useProviderWrite("Quickr", stale);
}
