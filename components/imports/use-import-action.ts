"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type ActionResult, actionFailure, type Failure } from "@/lib/api-client";
import { importKeys } from "@/lib/imports/query-options";

/** Runs one action on an import at a time, keeps why it failed, and has the page read it again. */
export function useImportAction(importId: string) {
  const queries = useQueryClient();
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function run(action: () => Promise<ActionResult | undefined>): Promise<boolean> {
    // A second click can come before the first one has drawn the button as busy.
    if (busy.current) return false;
    busy.current = true;
    setPending(true);
    try {
      const failed = actionFailure(await action().catch(() => undefined));
      setFailure(failed);
      await queries.invalidateQueries({ queryKey: importKeys.all });
      void queries.invalidateQueries({ queryKey: importKeys.rows(importId) });
      return failed === null;
    } finally {
      busy.current = false;
      setPending(false);
    }
  }

  return { pending, failure, run };
}
