"use client";

import { useState } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FactsList } from "@/components/ui/facts-list";
import { notify } from "@/components/ui/notify";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { createDeclarationAction } from "@/lib/quickr/actions";
import type { DeclarationDto, QuickrCaseDto } from "@/lib/quickr/types";
import { DeclareDialog } from "./declare-dialog";
import { useCaseWrites } from "./with-case";

const states: Record<DeclarationDto["state"], { words: string; tone: BadgeTone }> = {
  none: { words: "No form yet", tone: "neutral" },
  open: { words: "Waiting on the client", tone: "awaiting" },
  finished: { words: "Declared", tone: "approved" },
};

async function copy(url: string) {
  try {
    await navigator.clipboard.writeText(url);
    notify.success("Link copied");
  } catch {
    notify.error("The browser did not allow copying. Open the link instead.");
  }
}

/** The client's hosted form: creating its link, handing it on, and filling it in for the client. */
export function Declaration({ quickr }: { quickr: QuickrCaseDto }) {
  const { declaration } = quickr;
  const { write, pending } = useCaseWrites(quickr.caseId);
  const [dialog, setDialog] = useState<"create" | "declare" | null>(null);
  const [error, setError] = useState<string | null>(null);
  const { words, tone } = states[declaration.state];
  const url = declaration.state === "open" ? declaration.url : null;

  function create() {
    setError(null);
    void write({
      name: "create",
      send: (operationId) => createDeclarationAction({ caseId: quickr.caseId, operationId }),
      done: "Declaration link created",
      onRefused: (refusal) => setError(refusal.message),
      onGone: () => setDialog(null),
    });
  }

  return (
    <Section
      title="Declaration"
      description="A form at Quickr in which the client states what registers do not know. A case has one."
      actions={
        <>
          {url && <Button onClick={() => void copy(url)}>Copy link</Button>}
          {url && (
            <Button onClick={() => window.open(url, "_blank", "noopener,noreferrer")}>
              Open form <span className="sr-only">in a new tab</span>
            </Button>
          )}
          {quickr.may.update && declaration.canUpdate && declaration.id && (
            <Button onClick={() => setDialog("declare")}>Fill in for the client</Button>
          )}
          {quickr.may.update && declaration.canCreate && (
            <Button variant="primary" onClick={() => setDialog("create")}>
              Create link
            </Button>
          )}
        </>
      }
    >
      <FactsList
        facts={[
          { label: "State", value: <Badge tone={tone}>{words}</Badge> },
          { label: "Link", value: url && <span className="font-mono">{url}</span>, copy: url ?? undefined },
          {
            label: "Declared",
            value: declaration.declaredAt && <RelativeTime at={declaration.declaredAt} />,
          },
          {
            label: "By",
            value:
              declaration.submitter &&
              ([declaration.submitter.name, declaration.submitter.email].filter(Boolean).join(", ") || null),
          },
        ]}
      />
      <ConfirmDialog
        open={dialog === "create"}
        onClose={() => setDialog(null)}
        title="Create declaration link"
        description="The case waits on the client from then on, and its checks run again once the form is done. A case has one form; sections cannot be added any more."
        confirmLabel="Create link"
        pending={pending === "create"}
        error={error}
        onConfirm={create}
      />
      {dialog === "declare" && declaration.id && (
        <DeclareDialog quickr={quickr} declarationId={declaration.id} onClose={() => setDialog(null)} />
      )}
    </Section>
  );
}
