"use client";

import { createContext, use } from "react";

const ScopeContext = createContext("");

/** Around one of several like forms on a page: puts its value before the fixed ids inside, so that none is there twice. */
export const FieldScope = ScopeContext;

/** A fixed id as it is in this scope. */
export function useScope(): (id: string) => string {
  const scope = use(ScopeContext);
  return (id) => `${scope}${id}`;
}
