import { queryOptions } from "@tanstack/react-query";
import { fetchForm, fetchForms } from "./fetchers";

interface At {
  clientId: string;
  connectionId: string;
}

/** Under the client's own key, so that what happens to the client refreshes its forms. */
const key = (at: At) => ["clients", "detail", at.clientId, "forms", at.connectionId] as const;

/** The forms of a client at one connection, of one type or of all. */
export function formsOptions(at: At, type: "internal" | "requested" | null) {
  return queryOptions({
    queryKey: [...key(at), "list", type] as const,
    queryFn: ({ signal }) => fetchForms(at, type, signal),
    staleTime: 60_000,
  });
}

/** One form with its answers. */
export function formOptions(at: At, reference: string) {
  return queryOptions({
    queryKey: [...key(at), "one", reference] as const,
    queryFn: ({ signal }) => fetchForm(at, reference, signal),
    staleTime: 30_000,
  });
}
