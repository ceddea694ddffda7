"use client";

import type { ProviderPanelProps } from "@/components/clients/provider-panel";
import { SkeletonRows } from "@/components/ui/skeleton";

export default function Panel({ linkId }: ProviderPanelProps) {
  return <SkeletonRows key={linkId} rows={4} height="line" label="Loading" />;
}
