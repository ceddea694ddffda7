"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Draft, priceQuestion } from "@/lib/amiqus/launch/draft";
import { ApiError } from "@/lib/api-client";
import { priceOptions } from "@/lib/launch/query-options";
import type { PriceQuestion } from "@/lib/launch/schema";
import type { Price } from "@/lib/launch/types";

/** How long the form must rest before the provider is asked. Milliseconds. */
const rest = 400;

export interface LivePrice {
  price: Price | null;
  /** `idle` while the steps are not complete. */
  state: "idle" | "asking" | "known" | "unknown";
  /** What the provider has against these steps; it would refuse the launch too. */
  problem: string | null;
}

/** What the draft would cost, asked of the provider once the form rests. */
export function usePrice(connectionId: string, draft: Draft): LivePrice {
  const question = priceQuestion(draft);
  const key = JSON.stringify(question);
  const [settled, setSettled] = useState<{ key: string; question: PriceQuestion | null }>({
    key: "null",
    question: null,
  });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ key, question: JSON.parse(key) }), rest);
    return () => clearTimeout(timer);
  }, [key]);
  const { data, isFetching, error } = useQuery(priceOptions(connectionId, settled.question));
  if (question === null) return { price: null, state: "idle", problem: null };
  if (settled.key !== key || (isFetching && !data)) return { price: null, state: "asking", problem: null };
  if (!data) {
    const objects = error instanceof ApiError && Object.keys(error.fieldErrors).length > 0;
    return { price: null, state: "unknown", problem: objects ? error.message : null };
  }
  return { price: data, state: data.total === null ? "unknown" : "known", problem: null };
}
