"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { may } from "@/lib/auth/roles";
import { statusLabels } from "@/lib/cases/words";
import { clearFilters, filterCount } from "./filter-count";
import { useQueue } from "./queue-context";
import type { CaseList } from "./use-case-list";

/** Why there is nothing, and the one next step. */
export function QueueEmpty({ list }: { list: CaseList }) {
  const { desk, role } = useQueue();
  const { params, text, searchable, setText } = list;
  const [only] = params.status;

  if (searchable) {
    return (
      <EmptyState
        title={`Nothing matches “${text.trim()}”`}
        action={<Button onClick={() => setText("")}>Clear search</Button>}
      >
        Every word must occur in the client’s name, e-mail, the title or the reference
        {filterCount(list) + params.status.length > 0 && ", within the filters that are on"}.
      </EmptyState>
    );
  }
  if (filterCount(list) > 0 || params.status.length > 0) {
    return (
      <EmptyState
        title={
          only && params.status.length === 1
            ? `Nothing in “${statusLabels[only]}”`
            : "No cases match the filters"
        }
        action={<Button onClick={() => clearFilters(list)}>Show all cases</Button>}
      >
        {only === "needs_review" ? "All caught up: nothing waits for a review." : null}
      </EmptyState>
    );
  }
  if (desk.connections.length === 0) {
    return (
      <EmptyState
        title="No connection yet"
        action={
          may(role, "connection.write") ? (
            <LinkButton href="/settings/connections">Add connection</LinkButton>
          ) : undefined
        }
      >
        Cases appear here once a provider account is connected.
        {!may(role, "connection.write") && " An admin can add one."}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No cases yet"
      action={
        may(role, "case.launch") ? <LinkButton href="/cases/launch">Choose a client</LinkButton> : undefined
      }
    >
      Launch a record for a client, or wait for the first sync: cases at your providers appear here by
      themselves.
    </EmptyState>
  );
}
