"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import type { QuickrCaseDto } from "@/lib/quickr/types";
import { FactBlocks } from "../facts";
import { AgentEditDialog } from "./agent-edit-dialog";

/** What staff put right in a declaration, and putting something right. */
export function AgentEdits({ quickr }: { quickr: QuickrCaseDto }) {
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title="Put right by staff"
      description="Staff may override declared owners, signatories, bank accounts and payment information. The checks use the edited values from then on."
      actions={
        quickr.may.update && (
          <Button size="sm" onClick={() => setEditing(true)}>
            Edit declared data
          </Button>
        )
      }
    >
      {quickr.agentEdits.length === 0 ? (
        <p className="text-ink-2 text-sm">Nothing has been put right.</p>
      ) : (
        <ul className="flex flex-col gap-4 text-sm">
          {quickr.agentEdits.map((edit) => (
            <li key={edit.id}>
              <p>
                <span className="font-medium">{edit.label}</span>
                <span className="text-ink-2">
                  {edit.author && ` by ${edit.author}`}
                  {edit.at && (
                    <>
                      , <RelativeTime at={edit.at} />
                    </>
                  )}
                </span>
              </p>
              <FactBlocks entries={edit.rows} />
            </li>
          ))}
        </ul>
      )}
      {editing && <AgentEditDialog quickr={quickr} onClose={() => setEditing(false)} />}
    </Section>
  );
}
