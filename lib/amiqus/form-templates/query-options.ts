import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/api-client";
import { accountKeys } from "../account/query-options";
import type { FormTemplateDto } from "./types";

/** A form template to be edited: always read afresh. */
export function formTemplateOptions(connectionId: string, reference: string) {
  return queryOptions({
    queryKey: [...accountKeys.all, "form", connectionId, reference] as const,
    queryFn: ({ signal }) =>
      getJson<FormTemplateDto>(
        `/api/connections/${connectionId}/amiqus/forms/${reference}`,
        undefined,
        signal,
      ),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
