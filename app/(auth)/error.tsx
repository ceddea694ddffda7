"use client";

import { RouteError } from "@/components/frame/route-error";

export default function AuthError(props: { error: unknown; retry: () => void }) {
  return <RouteError {...props} />;
}
