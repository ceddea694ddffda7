import type { NoticeTone } from "@/components/ui/notice";
import type { OperationDto } from "@/lib/operations/types";

/** What a notice says of an operation: what happened, what was kept, what comes next. */
export interface OperationWords {
  tone: NoticeTone;
  title: string;
  text: string;
}

/** The words for where an operation stands. `label` is the operation's own, e.g. "Launch record". */
export function operationWords(operation: OperationDto): OperationWords {
  const { label, connectionName: where, state } = operation;
  if (state === "sending" || state === "draft") {
    return { tone: "info", title: `${label}: sending`, text: `${where} has not answered yet.` };
  }
  if (state === "sent") {
    return { tone: "info", title: `${label}: done at ${where}`, text: "The desk is about to show it." };
  }
  if (state === "rejected") {
    const sent = operation.error?.retryable
      ? "Nothing was sent. Try again."
      : `Nothing was changed at ${where}.`;
    const why = operation.error?.message ?? "";
    return {
      tone: "danger",
      title: `${label}: not done`,
      text: `${why} ${why.includes("Nothing was") ? "" : sent}`.trim(),
    };
  }
  if (state === "absent") {
    return {
      tone: "warning",
      title: `${label}: it did not happen`,
      text: `${where} does not have it. What you entered is kept; send it again or give it up.`,
    };
  }
  if (operation.candidates.length > 0) {
    return {
      tone: "warning",
      title: `${label}: outcome unknown`,
      text: `${where}'s answer was lost, and more than one thing there could be it. What you entered is kept. Say which one it is.`,
    };
  }
  if (operation.awaited) {
    return {
      tone: "warning",
      title: `${label}: outcome unknown`,
      text: `${where}'s answer was lost on its way, and it cannot be asked. What you entered is kept and is not sent twice. Its webhook settles this once the case is completed there; somebody who looks there can say now whether the case exists.`,
    };
  }
  return {
    tone: "warning",
    title: `${label}: outcome unknown`,
    text: `${where}'s answer was lost on its way, so it may have happened. What you entered is kept and is not sent twice.`,
  };
}
