"use client";

import { RouteError } from "@/components/frame/route-error";

export default function AppError(props: { error: unknown; retry: () => void }) {
  return (
    <main>
      <RouteError {...props} />
    </main>
  );
}
