"use client";

import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { useEffect, useState } from "react";
import {
  FILE_SOURCES,
  type FileFilter,
  type FileSort,
  type FileSource,
  type FileSourceType,
  SOURCE_TYPES,
} from "@/lib/amiqus/files/sources";

export const fileOrders = {
  newest: { label: "Newest first", sort: "created_at", descending: true },
  oldest: { label: "Oldest first", sort: "created_at", descending: false },
  name: { label: "Name", sort: "name", descending: false },
  expiry: { label: "First to expire", sort: "expires_at", descending: false },
} as const satisfies Record<string, { label: string; sort: FileSort; descending: boolean }>;
export type FileOrder = keyof typeof fileOrders;

/** What the filters show. */
export interface ShownFiles {
  source: FileSource | null;
  kind: FileSourceType | null;
  order: FileOrder;
}

const kinds = [...SOURCE_TYPES.check, ...SOURCE_TYPES.record_document];
const orders: FileOrder[] = ["newest", "oldest", "name", "expiry"];

const parsers = {
  source: parseAsStringLiteral(FILE_SOURCES),
  kind: parseAsStringLiteral(kinds),
  order: parseAsStringLiteral(orders).withDefault("newest"),
};

const PAUSE_MS = 300;

/** The files' filter: choices live in the URL, the search text in memory only, for it may name somebody. */
export function useFileFilter() {
  const [shown, set] = useQueryStates(parsers, { history: "replace", shallow: true });
  const [search, setSearch] = useState("");
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(search.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [search]);

  const { source, order } = shown;
  // A URL may have been written by hand: a kind holds under its own source only.
  const allowed: readonly FileSourceType[] = source ? SOURCE_TYPES[source] : [];
  const kind = allowed.find((one) => one === shown.kind) ?? null;
  const { sort, descending } = fileOrders[order];
  const filter: FileFilter = {
    sort,
    descending,
    ...(source ? { source } : {}),
    ...(kind ? { sourceType: kind } : {}),
    ...(settled ? { search: settled } : {}),
  };
  return {
    shown: { source, kind, order },
    filter,
    narrowed: source !== null || settled !== "",
    search,
    setSearch,
    change: (change: Partial<ShownFiles>) => void set(change),
    clear: () => {
      setSearch("");
      setSettled("");
      void set({ source: null, kind: null });
    },
  };
}
