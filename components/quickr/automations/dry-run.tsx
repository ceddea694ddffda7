"use client";

import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { type ResultNode, ResultTree } from "@/components/ui/result-tree";
import { Section } from "@/components/ui/section";
import { ApiError } from "@/lib/api-client";
import { casePagesOptions } from "@/lib/cases/query-options";
import { fetchDryRun } from "@/lib/quickr/fetchers";
import type { ConditionVerdictDto, DryRunDto } from "@/lib/quickr/types";
import { useRested } from "../use-rested";
import { type AutomationDraft, automationBody } from "./automation-draft";

interface DryRunProps {
  connectionId: string;
  draft: AutomationDraft;
  /** Shows what is wrong with the draft; false when something is. */
  onCheck: () => boolean;
}

/** Asks what the automation would do on a case of the desk, condition by condition. Nothing is changed. */
export function DryRun({ connectionId, draft, onCheck }: DryRunProps) {
  const [caseId, setCaseId] = useState<string | null>(null);
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);
  const search = useRested(text.trim());
  const cases = useInfiniteQuery(
    casePagesOptions({
      filter: { connectionId, archived: "all" },
      sort: "updated",
      text: search.length < 2 ? null : search,
    }),
  );
  const rows = cases.data?.pages.flatMap((page) => page.items) ?? [];
  const run = useMutation({ mutationFn: fetchDryRun });

  function start() {
    setMissing(caseId === null);
    if (!onCheck() || caseId === null) return;
    run.mutate({ caseId, body: automationBody(draft) });
  }

  return (
    <Section
      title="Try it out"
      description="Evaluates the conditions on a case as the desk has it now. Nothing is sent to Quickr and nothing changes."
    >
      <div className="flex flex-wrap items-end gap-3">
        <Field
          label="Case"
          hint="Client, title or reference"
          error={missing ? "Choose a case." : undefined}
          className="w-80 max-w-full"
        >
          <Combobox
            options={rows.map((row) => ({
              value: row.id,
              label: row.clientName ?? row.title,
              hint: `${row.title}, “${row.rawStatus}”`,
            }))}
            value={caseId}
            onChange={setCaseId}
            onSearch={setText}
            loading={cases.isFetching}
            emptyText="No case of this connection matches"
          />
        </Field>
        <Button onClick={start} pending={run.isPending}>
          Try out
        </Button>
      </div>
      <div aria-live="polite" className="mt-4">
        {run.error && (
          <Notice tone="danger">
            {run.error instanceof ApiError ? run.error.message : "Gatehouse did not answer. Try again."}
          </Notice>
        )}
        {run.data && !run.isPending && <Verdict result={run.data} />}
      </div>
    </Section>
  );
}

function Verdict({ result }: { result: DryRunDto }) {
  return (
    <div className="flex flex-col gap-3">
      <Notice
        tone={result.holds ? "success" : "info"}
        title={result.holds ? "It would act" : "It would do nothing"}
      >
        {result.outcome}
      </Notice>
      <ResultTree nodes={result.conditions.map((condition, index) => nodeOf(condition, String(index)))} />
    </div>
  );
}

function nodeOf(condition: ConditionVerdictDto, id: string): ResultNode {
  return {
    id,
    label: condition.words,
    tone: condition.holds ? "ok" : "bad",
    value: (
      <span className="inline-flex flex-wrap gap-1">
        {condition.holds ? "holds" : "does not hold"}
        {condition.decided && <Badge tone="accent">Decided</Badge>}
      </span>
    ),
    note: condition.reason,
    ...(condition.children.length === 0
      ? {}
      : { children: condition.children.map((child, index) => nodeOf(child, `${id}.${index}`)) }),
  };
}
