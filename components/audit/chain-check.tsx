"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { verifyAudit } from "@/lib/audit/fetchers";
import { count, plural } from "@/lib/format/names";

/** Checks the chain on demand and says what came out. */
export function ChainCheck() {
  const check = useMutation({ mutationFn: verifyAudit });
  const state = check.data;
  const button = (
    <Button pending={check.isPending} onClick={() => check.mutate()}>
      {state ? "Verify chain again" : "Verify chain"}
    </Button>
  );
  if (check.isError) {
    return (
      <Notice tone="danger" title="The chain was not checked" action={button}>
        {check.error.message}
      </Notice>
    );
  }
  if (!state) {
    return (
      <Notice title="Chain not checked yet" action={button}>
        Each event carries the hash of the one before. A change, gap or swap anywhere breaks the chain.
      </Notice>
    );
  }
  if (!state.ok) {
    return (
      <Notice tone="danger" title={`The chain is broken at event ${state.brokenSeq}`} action={button}>
        {state.reason} {plural(state.checked, "event")} before it {state.checked === 1 ? "is" : "are"} intact.
      </Notice>
    );
  }
  return (
    <Notice tone="success" title="The chain is intact" action={button}>
      <p>
        {count(state.checked)} {state.checked === 1 ? "event" : "events"} checked,{" "}
        <RelativeTime at={state.verifiedAt} />.
      </p>
      <p className="flex items-center gap-1">
        <span className="wrap-anywhere">
          Newest hash <span className="font-mono text-xs">{state.headHash}</span>
        </span>
        <CopyButton value={state.headHash} label="Copy newest hash" />
      </p>
    </Notice>
  );
}
