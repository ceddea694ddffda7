"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { AssigneeChange } from "@/lib/amiqus/assignees/schema";
import type { AmiqusMember, Assignees } from "@/lib/amiqus/people/types";
import { plural } from "@/lib/format/names";
import { ChooseDialog } from "./choose-dialog";
import { addedWords } from "./people/added-words";
import { type AmiqusAnswer, useAmiqusWrite } from "./use-amiqus-write";

const deskName = (member: AmiqusMember) =>
  member.deskName === null ? "not in this team" : `${member.deskName} here`;

interface AssigneesSectionProps {
  query: UseQueryResult<Assignees>;
  /** What they hold. */
  noun: "client" | "record" | "case";
  description: ReactNode;
  /** Sends a change; null where nothing can be changed. */
  send: ((change: AssigneeChange, operationId: string) => Promise<AmiqusAnswer>) | null;
  /** Stale after a change, beside clients and operations. */
  alsoStale?: readonly unknown[];
}

/** Who holds something at Amiqus: all of them, with the desk's names, and choosing and removing them. */
export function AssigneesSection({ query, noun, description, send, alsoStale }: AssigneesSectionProps) {
  const { write, pending } = useAmiqusWrite();
  const [asking, setAsking] = useState<"choose" | "clear" | null>(null);
  const close = () => setAsking(null);

  const stale = alsoStale ? { alsoStale } : {};
  const change = (name: string, asked: AssigneeChange, done: string) => {
    if (!send) return;
    void write({ name, send: (operationId) => send(asked, operationId), done, onGone: close, ...stale });
  };

  return (
    <Loaded query={query} what="assignees">
      {({ assignees, members }) => (
        <Section
          title="Assignees at Amiqus"
          description={description}
          actions={
            send && (
              <>
                <Button onClick={() => setAsking("choose")}>Choose assignees</Button>
                {assignees.length > 0 && (
                  <Button variant="quiet" onClick={() => setAsking("clear")}>
                    Remove all
                  </Button>
                )}
              </>
            )
          }
        >
          {assignees.length === 0 ? (
            <EmptyState title={`Nobody holds this ${noun} at Amiqus`}>
              {send && `Choose who answers for the ${noun} there.`}
            </EmptyState>
          ) : (
            <Table caption="Assignees at Amiqus">
              <thead>
                <Tr>
                  <Th>Name</Th>
                  <Th className="max-desk:hidden">E-mail</Th>
                  <Th>In this team</Th>
                  {send && (
                    <Th>
                      <span className="sr-only">Actions</span>
                    </Th>
                  )}
                </Tr>
              </thead>
              <tbody>
                {assignees.map(({ assigneeId, member }) => (
                  <Tr key={assigneeId}>
                    <Th scope="row">{member.name}</Th>
                    <Td className="wrap-anywhere max-desk:hidden">{member.email}</Td>
                    <Td>{member.deskName ?? <Badge tone="hold">Not in this team</Badge>}</Td>
                    {send && (
                      <Td>
                        <Button
                          size="sm"
                          variant="quiet"
                          aria-label={`Remove ${member.name}`}
                          pending={pending === assigneeId}
                          onClick={() =>
                            change(
                              assigneeId,
                              { how: "remove", assigneeId },
                              `${member.name} does not hold the ${noun} any more`,
                            )
                          }
                        >
                          Remove
                        </Button>
                      </Td>
                    )}
                  </Tr>
                ))}
              </tbody>
            </Table>
          )}
          {send && asking === "choose" && (
            <ChooseDialog
              title="Choose assignees"
              legend="Members of the Amiqus account"
              noun="member"
              options={members.map((member) => ({
                value: member.id,
                label: member.name,
                hint: `${member.email} · ${deskName(member)}`,
              }))}
              held={assignees.map(({ member }) => member.id)}
              onClose={close}
              alsoStale={alsoStale}
              send={(how, memberIds, operationId) => send({ how, memberIds }, operationId)}
              done={(how, added) =>
                how === "replace"
                  ? "The assignees are replaced"
                  : addedWords(added, "assignee", "All of them were assigned already")
              }
            />
          )}
          <ConfirmDialog
            open={asking === "clear"}
            onClose={close}
            title="Remove all assignees"
            description={`${plural(assignees.length, "member")} will not hold the ${noun} at Amiqus any more. They can be chosen again.`}
            confirmLabel="Remove all"
            pending={pending === "clear"}
            onConfirm={() => change("clear", { how: "clear" }, `Nobody holds the ${noun} at Amiqus`)}
          />
        </Section>
      )}
    </Loaded>
  );
}
