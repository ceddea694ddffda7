"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ProviderPanelProps } from "@/components/clients/provider-panel";
import { Loaded } from "@/components/frame/loaded";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { changeAssigneesAction } from "@/lib/amiqus/people/actions";
import { assigneesOptions } from "@/lib/amiqus/people/query-options";
import type { AmiqusMember } from "@/lib/amiqus/people/types";
import { may, whoMay } from "@/lib/auth/roles";
import { plural } from "@/lib/format/names";
import { ChooseDialog } from "../choose-dialog";
import { addedWords } from "./added-words";
import { usePersonWrite } from "./use-person-write";

const deskName = (member: AmiqusMember) =>
  member.deskName === null ? "not in this team" : `${member.deskName} here`;

/** Who holds the client at Amiqus. */
export default function AssigneesPanel({ clientId, linkId, role }: ProviderPanelProps) {
  const query = useQuery(assigneesOptions({ clientId, linkId }));
  const { write, pending } = usePersonWrite();
  const [asking, setAsking] = useState<"choose" | "clear" | null>(null);
  const canWrite = may(role, "client.write");
  const close = () => setAsking(null);

  const remove = (assigneeId: string, name: string) =>
    void write({
      name: assigneeId,
      send: (operationId) =>
        changeAssigneesAction({ linkId, operationId, change: { how: "remove", assigneeId } }),
      done: `${name} does not hold the client any more`,
    });
  const clear = () =>
    void write({
      name: "clear",
      send: (operationId) => changeAssigneesAction({ linkId, operationId, change: { how: "clear" } }),
      done: "Nobody holds the client at Amiqus",
      onGone: close,
    });

  return (
    <Loaded query={query} what="assignees">
      {({ assignees, members }) => (
        <Section
          title="Assignees at Amiqus"
          description={
            canWrite
              ? "Members of the Amiqus account, matched with this team by e-mail address."
              : `${whoMay("client.write")} can change them.`
          }
          actions={
            canWrite && (
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
            <EmptyState title="Nobody holds this client at Amiqus">
              Choose who answers for the client there.
            </EmptyState>
          ) : (
            <Table caption="Assignees at Amiqus">
              <thead>
                <Tr>
                  <Th>Name</Th>
                  <Th className="max-desk:hidden">E-mail</Th>
                  <Th>In this team</Th>
                  {canWrite && (
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
                    {canWrite && (
                      <Td>
                        <Button
                          size="sm"
                          variant="quiet"
                          aria-label={`Remove ${member.name}`}
                          pending={pending === assigneeId}
                          onClick={() => remove(assigneeId, member.name)}
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
          {asking === "choose" && (
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
              send={(how, memberIds, operationId) =>
                changeAssigneesAction({ linkId, operationId, change: { how, memberIds } })
              }
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
            description={`${plural(assignees.length, "member")} will not hold the client at Amiqus any more. They can be chosen again.`}
            confirmLabel="Remove all"
            pending={pending === "clear"}
            onConfirm={clear}
          />
        </Section>
      )}
    </Loaded>
  );
}
