"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/notify";
import { RelativeTime } from "@/components/ui/relative-time";
import { useNow } from "@/components/ui/use-now";
import { type ActionResult, actionFailure } from "@/lib/api-client";
import {
  chooseCandidateAction,
  dismissAction,
  lookAgainAction,
  markAbsentAction,
  sendAgainAction,
} from "@/lib/operations/actions";
import { operationKeys, operationsOfOptions } from "@/lib/operations/query-options";
import type { OperationDto, OperationOutcome } from "@/lib/operations/types";
import { operationWords } from "./operation-words";

const NameDialog = dynamic(() => import("./name-dialog").then((module) => module.NameDialog), { ssr: false });

export interface OperationNoticesProps {
  subjectType: "client" | "case";
  subjectId: string;
  /** Whether this member's role may resolve operations. */
  mayResolve: boolean;
}

/** What is open or went wrong among the writes about one client or case; follows changes by itself. */
export function OperationNotices({ subjectType, subjectId, mayResolve }: OperationNoticesProps) {
  const { data } = useQuery(operationsOfOptions(subjectType, subjectId));
  if (!data || data.length === 0) return null;
  return (
    <div className="flex flex-col gap-2" aria-live="polite">
      {data.map((operation) => (
        <OperationNotice key={operation.id} operation={operation} mayResolve={mayResolve} />
      ))}
    </div>
  );
}

type Question = { ask: "send" | "absent" | "dismiss" | "name" } | { ask: "choose"; candidateId: string };
type Answer = ActionResult & { data?: OperationOutcome | undefined };

/** One write that is not finished: what happened, what was kept, and what a person can do about it. */
export function OperationNotice({ operation, mayResolve }: { operation: OperationDto; mayResolve: boolean }) {
  const client = useQueryClient();
  const [question, setQuestion] = useState<Question | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { operationId, connectionName, state, candidates } = operation;
  const words = operationWords(operation);
  const open = state === "unknown" || state === "absent";

  async function run(send: () => Promise<Answer | undefined>) {
    setPending(true);
    setError(null);
    const answer = await send().catch(() => undefined);
    setPending(false);
    const failure = actionFailure(answer);
    if (failure) {
      if (question) setError(failure.message);
      else notify.error(failure.message, { requestId: failure.requestId });
    } else {
      settled(answer?.data);
    }
    await client.invalidateQueries({ queryKey: operationKeys.all });
  }

  function settled(outcome: OperationOutcome | undefined) {
    setQuestion(null);
    if (outcome) notify.info(outcomeWords(outcome, connectionName));
  }

  function confirm() {
    if (question?.ask === "send") void run(() => sendAgainAction({ operationId }));
    if (question?.ask === "absent") void run(() => markAbsentAction({ operationId }));
    if (question?.ask === "dismiss") void run(() => dismissAction({ operationId }));
    if (question?.ask === "choose") {
      const { candidateId } = question;
      void run(() => chooseCandidateAction({ operationId, candidateId }));
    }
  }

  return (
    <Notice tone={words.tone} title={words.title}>
      <p>
        {words.text} {open && !operation.awaited && <NextStep operation={operation} />}
        {open && (
          <>
            {" "}
            Sent <RelativeTime at={operation.createdAt} />.
          </>
        )}
      </p>
      {open && mayResolve && (
        <div className="mt-2 flex flex-wrap gap-2">
          {state === "unknown" && !operation.awaited && (
            <Button size="sm" pending={pending} onClick={() => run(() => lookAgainAction({ operationId }))}>
              Look again
            </Button>
          )}
          {state === "unknown" &&
            candidates.map((candidateId) => (
              <Button key={candidateId} size="sm" onClick={() => setQuestion({ ask: "choose", candidateId })}>
                It is <span className="font-mono">{candidateId}</span>
              </Button>
            ))}
          {operation.awaited && (
            <Button size="sm" onClick={() => setQuestion({ ask: "name" })}>
              It is there
            </Button>
          )}
          {state === "unknown" && (
            <Button size="sm" variant="quiet" onClick={() => setQuestion({ ask: "absent" })}>
              It did not happen
            </Button>
          )}
          {state === "absent" && (
            <Button size="sm" variant="primary" onClick={() => setQuestion({ ask: "send" })}>
              Send again
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={() => setQuestion({ ask: "dismiss" })}>
            Give up
          </Button>
        </div>
      )}
      {open && !mayResolve && <p className="mt-1 text-ink-2">Staff, managers and admins can settle this.</p>}
      <ConfirmDialog
        open={question !== null && question.ask !== "name"}
        onClose={() => setQuestion(null)}
        onConfirm={confirm}
        pending={pending}
        error={error}
        {...questionWords(question, operation)}
      />
      {question?.ask === "name" && (
        <NameDialog
          operation={operation}
          onClose={() => setQuestion(null)}
          onSettled={(outcome) => {
            settled(outcome);
            void client.invalidateQueries({ queryKey: operationKeys.all });
          }}
        />
      )}
    </Notice>
  );
}

function NextStep({ operation }: { operation: OperationDto }) {
  const now = useNow();
  if (operation.state !== "unknown") return null;
  if (operation.nextLookAt === null) return <>The desk has stopped looking; say what happened.</>;
  if (Date.parse(operation.nextLookAt) <= new Date(now).getTime()) return <>The desk is looking it up.</>;
  return (
    <>
      The desk looks it up <RelativeTime at={operation.nextLookAt} />.
    </>
  );
}

function outcomeWords(outcome: OperationOutcome, where: string): string {
  if (outcome.state === "sent") return `Settled: ${where} has it.`;
  if (outcome.state === "absent") return `${where} does not have it.`;
  if (outcome.error?.code === "dismissed") return "Given up. Nothing was sent.";
  if (outcome.state === "rejected") return outcome.error?.message ?? `${where} refused it.`;
  return "Still unknown.";
}

function questionWords(question: Question | null, { label, connectionName: where }: OperationDto) {
  switch (question?.ask) {
    case "send":
      return {
        title: "Send again?",
        description: `"${label}" is sent to ${where} once more, with what was entered. ${where} cannot take it back.`,
        confirmLabel: "Send again",
      };
    case "absent":
      return {
        title: "It did not happen?",
        description: `Look at ${where}'s own site first. If it is there after all, sending it again makes a second one.`,
        confirmLabel: "It is not there",
      };
    case "choose":
      return {
        title: "Is it this one?",
        description: `"${label}" is taken to have made ${question.candidateId} at ${where}. Nothing is sent.`,
        confirmLabel: "It is this one",
      };
    default:
      return {
        title: "Give up?",
        description: `The desk stops asking ${where} about "${label}". Nothing is sent. If it did happen, the next sync shows it.`,
        confirmLabel: "Give up",
      };
  }
}
