"use client";

import { Ellipsis } from "lucide-react";
import { useMemo } from "react";
import { useActions } from "@/components/frame/use-actions";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Menu } from "@/components/ui/menu";
import { notify } from "@/components/ui/notify";
import { assignCaseAction, updateCaseAction } from "@/lib/cases/actions";
import { offersOf } from "@/lib/cases/offers";
import type { CaseRow, CaseView, Decision, UpdatePatch } from "@/lib/cases/types";
import { assignedWords, decisionWords } from "@/lib/cases/words";
import { providerName } from "@/lib/providers/names";
import type { CaseDialog } from "./dialog-kinds";
import { useQueue } from "./queue-context";
import { saveFile } from "./save-file";
import { useCaseWrite } from "./use-case-write";

const keys: Record<Decision, string> = { approve: "a", reject: "r", hold: "h", reopen: "o" };

/** The case's actions: those that matter as buttons, the rest in a menu; at the bottom of a phone. */
export function CaseActions({ view, onDialog }: { view: CaseView; onDialog: (dialog: CaseDialog) => void }) {
  const { role, memberId } = useQueue();
  const { write, pending } = useCaseWrite();
  const { row, content } = view;
  const offers = offersOf(view, role, memberId);
  const provider = providerName(row.provider);
  const mine = row.assigneeId === memberId;
  const reminders = content?.facts.find((fact) => fact.label === "Reminders")?.value;

  function update(
    name: string,
    patch: UpdatePatch,
    done: string,
    expect: (shown: CaseRow) => CaseRow = (shown) => shown,
  ) {
    void write({
      caseId: row.id,
      name,
      expect,
      send: (operationId) => updateCaseAction({ caseId: row.id, operationId, patch }),
      done,
    });
  }
  function markReviewed(reviewed: boolean) {
    update(
      "reviewed",
      { reviewed },
      reviewed ? "Record marked as reviewed" : "Record marked as not reviewed",
      (shown) =>
        reviewed
          ? { ...shown, status: "closed", rawStatus: "reviewed" }
          : { ...shown, status: "needs_review" },
    );
  }
  function take() {
    const assigneeId = mine ? null : memberId;
    void write({
      caseId: row.id,
      name: "take",
      expect: ({ assigneeId: _, ...shown }) => (assigneeId === null ? shown : { ...shown, assigneeId }),
      send: (operationId) => assignCaseAction({ caseId: row.id, operationId, assigneeId }),
      done: (result) => assignedWords(result, provider, assigneeId === null),
    });
  }
  async function copyLink() {
    if (!content?.performUrl) return;
    try {
      await navigator.clipboard.writeText(content.performUrl);
      notify.success("Client’s link copied");
    } catch {
      notify.error("The browser did not allow copying. Open the link instead.");
    }
  }

  function openLink() {
    if (content?.performUrl) window.open(content.performUrl, "_blank", "noopener,noreferrer");
  }
  async function download() {
    notify.info("Fetching the report");
    const problem = await saveFile(`/api/cases/${row.id}/download`);
    if (problem) notify.error(problem.message, { requestId: problem.requestId });
  }

  const assign = offers.assign ? () => onDialog("assign") : offers.take ? take : null;
  const assignLabel = offers.assign ? "Assign" : mine ? "Put down" : "Assign to me";
  const group = "Case";
  const actions = [
    ...offers.decisions.map((decision) => ({
      id: `case.${decision}`,
      label: `${decisionWords[decision].verb} case`,
      group,
      keys: keys[decision],
      run: () => onDialog(decision),
    })),
    ...(offers.markReviewed === null
      ? []
      : [
          {
            id: "case.reviewed",
            label: offers.markReviewed ? "Mark reviewed" : "Mark not reviewed",
            group,
            keys: "m",
            run: () => markReviewed(offers.markReviewed === true),
          },
        ]),
    ...(assign ? [{ id: "case.assign", label: assignLabel, group, keys: "s", run: assign }] : []),
    ...(offers.group
      ? [{ id: "case.group", label: "Group into a case", group, run: () => onDialog("group") }]
      : []),
  ];
  // The runs close over this render; the registry gets fresh ones with each.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is offered and the row decide all of them
  useActions(useMemo(() => actions, [view, role, memberId, pending]));

  const more = [
    ...(offers.rename ? [{ label: "Rename", onSelect: () => onDialog("rename") }] : []),
    ...(offers.linkClient ? [{ label: "Link to client", onSelect: () => onDialog("link") }] : []),
    ...(offers.unlinkClient ? [{ label: "Unlink client", onSelect: () => onDialog("unlink") }] : []),
    ...(offers.addItems ? [{ label: "Add records", onSelect: () => onDialog("add") }] : []),
    ...(content?.performUrl
      ? [
          { label: "Copy client’s link", onSelect: () => void copyLink() },
          { label: "Open client’s page", hint: "In a new tab", onSelect: openLink },
        ]
      : []),
    ...(offers.download ? [{ label: "Download report", hint: "PDF", onSelect: () => void download() }] : []),
    ...(offers.reminders && reminders !== undefined
      ? [
          {
            label: reminders === "On" ? "Turn reminders off" : "Turn reminders on",
            onSelect: () =>
              update(
                "reminders",
                { reminders: reminders !== "On" },
                reminders === "On" ? "Reminders are off" : "Reminders are on",
              ),
          },
        ]
      : []),
    ...(offers.expiry
      ? [
          { label: "Change expiry", onSelect: () => onDialog("expiry") },
          { label: "Expire now", danger: true, onSelect: () => onDialog("expire") },
        ]
      : []),
    ...(offers.archive
      ? [
          {
            label: row.archived ? "Unarchive" : "Archive",
            onSelect: () =>
              update(
                "archive",
                { archived: !row.archived },
                row.archived ? "Taken out of the archive" : "Archived",
                (shown) => ({ ...shown, archived: !row.archived }),
              ),
          },
        ]
      : []),
  ];
  if (actions.length === 0 && more.length === 0) return null;

  return (
    <div
      role="toolbar"
      aria-label="Case actions"
      data-print="hide"
      className="flex shrink-0 flex-wrap items-center gap-2 px-4 py-3 desk:px-6 max-desk:sticky max-desk:bottom-0 max-desk:z-10 max-desk:order-last max-desk:gap-1 max-desk:border-t max-desk:bg-surface-1 max-desk:px-3 max-desk:py-2"
    >
      {offers.decisions.map((decision) => (
        <Button
          key={decision}
          variant={decision === "approve" ? "primary" : decision === "reject" ? "danger" : "secondary"}
          disabled={pending !== null}
          onClick={() => onDialog(decision)}
        >
          {decisionWords[decision].verb} <Key keys={keys[decision]} />
        </Button>
      ))}
      {offers.markReviewed !== null && (
        <Button
          variant={offers.markReviewed ? "primary" : "secondary"}
          pending={pending === "reviewed"}
          onClick={() => markReviewed(offers.markReviewed === true)}
        >
          {offers.markReviewed ? "Mark reviewed" : "Mark not reviewed"} <Key keys="m" />
        </Button>
      )}
      {offers.group && (
        <Button onClick={() => onDialog("group")}>
          <span>
            Group<span className="max-desk:sr-only"> into a case</span>
          </span>
        </Button>
      )}
      {assign && (
        <Button onClick={assign} pending={pending === "take"}>
          {assignLabel} <Key keys="s" />
        </Button>
      )}
      {more.length > 0 && (
        <Menu
          label="More actions"
          trigger={
            <IconButton
              label="More actions"
              icon={<Ellipsis className="size-4" />}
              pending={["archive", "reminders"].includes(pending ?? "")}
            />
          }
          items={more}
        />
      )}
    </div>
  );
}

function Key({ keys: value }: { keys: string }) {
  return (
    <span className="max-desk:hidden" aria-hidden="true">
      <Kbd keys={value} />
    </span>
  );
}
