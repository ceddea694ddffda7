"use client";

import { factoryOf, type PartFactory } from "./part-state";

/** By provider; each is loaded when it is needed. */
const loaders: Record<string, () => Promise<PartFactory>> = {
  amiqus: () => import("@/components/amiqus/launch/part").then((module) => factoryOf(module.amiqusPart)),
  aplyid: () => import("@/components/aplyid/launch/part").then((module) => factoryOf(module.aplyidPart)),
  quickr: () => import("@/components/quickr/launch/part").then((module) => factoryOf(module.quickrPart)),
};

const loaded = new Map<string, Promise<PartFactory>>();

/** The provider's part, fetched once; a fetch that failed is tried again. Rejects for a provider without one. */
export function loadPart(provider: string): Promise<PartFactory> {
  const known = loaded.get(provider);
  if (known) return known;
  const load =
    loaders[provider] ?? (() => Promise.reject(new Error(`Nothing can be launched at ${provider}.`)));
  const part = load();
  loaded.set(provider, part);
  part.catch(() => loaded.delete(provider));
  return part;
}
