"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useFragmentText } from "@/components/cases/use-fragment-text";

const parsers = {
  by: parseAsStringLiteral(["search", "reference"]).withDefault("search"),
  status: parseAsStringLiteral(["pending", "approved", "rejected"]),
  visibility: parseAsStringLiteral(["active", "archived"]),
  assignee: parseAsString,
  sort: parseAsStringLiteral([
    "created_at",
    "updated_at",
    "name.first_name",
    "name.last_name",
    "archived_at",
  ]).withDefault("created_at"),
  order: parseAsStringLiteral(["asc", "desc"]).withDefault("desc"),
  page: parseAsInteger.withDefault(1),
};

/**
 * Filters and sort of an account's list. They are in the URL, which holds codes and ids only; the search text is in its
 * fragment, which no server sees. Whatever is changed leads back to the first page.
 */
export function usePeopleFilter() {
  const [values, setValues] = useQueryStates(parsers, { history: "replace", shallow: true });
  const [text, setText] = useFragmentText();
  const { page, assignee, ...rest } = values;
  const filter = {
    ...rest,
    assignee: assignee !== null && /^\d{1,15}$/.test(assignee) ? assignee : null,
    page: Math.min(Math.max(page, 1), 10_000),
  };
  const { by, status, visibility } = filter;
  return {
    filter,
    text,
    active: text !== "" || status !== null || visibility !== null || filter.assignee !== null,
    type: (next: string) => {
      setText(next);
      void setValues({ page: null });
    },
    /** Takes what a select answered; an empty text clears it, and what is not a known value is left out. */
    set: (key: "by" | "status" | "visibility" | "assignee" | "sort" | "order", value: string) =>
      void setValues({ page: null, [key]: value === "" ? null : value }),
    go: (next: number) => void setValues({ page: next === 1 ? null : next }),
    clear: () => {
      setText("");
      void setValues({
        status: null,
        visibility: null,
        assignee: null,
        by: by === "search" ? null : by,
        page: null,
      });
    },
  };
}
