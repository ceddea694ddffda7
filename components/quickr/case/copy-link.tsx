"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/notify";
import { type ActionResult, actionFailure } from "@/lib/api-client";
import type { SignLink } from "@/lib/quickr/types";

interface CopyLinkProps {
  /** Asks for the link: such links are made for one use and do not keep. */
  ask: () => Promise<(ActionResult & { data?: SignLink | undefined }) | undefined>;
  /** What to say once it is copied. */
  done: string;
  children: ReactNode;
}

/** Asks for a link and copies it; where the browser does not allow that, opens it. */
export function CopyLink({ ask, done, children }: CopyLinkProps) {
  const [pending, setPending] = useState(false);

  async function copy() {
    setPending(true);
    const answer = await ask().catch(() => undefined);
    setPending(false);
    const failure = actionFailure(answer);
    if (failure || !answer?.data) {
      notify.error(failure?.message ?? "Gatehouse did not answer.");
      return;
    }
    try {
      await navigator.clipboard.writeText(answer.data.url);
      notify.success(done);
    } catch {
      window.open(answer.data.url, "_blank", "noopener,noreferrer");
    }
  }

  return (
    <Button size="sm" pending={pending} onClick={() => void copy()}>
      {children}
    </Button>
  );
}
