"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { ShownOnce } from "@/components/ui/shown-once";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { deleteUserAction } from "@/lib/quickr/actions";
import { quickrKeys, quickrUsersOptions } from "@/lib/quickr/query-options";
import type { QuickrUserDto } from "@/lib/quickr/types";
import { useQuickrWrite } from "../use-quickr-write";
import { scopeLabel } from "./scopes";
import { UserDialog } from "./user-dialog";

interface PanelProps {
  connectionId: string;
  manage: boolean;
}

const kinds: Record<QuickrUserDto["type"], string> = { api_key: "API key", email: "Person", other: "Other" };
const titleOf = (user: QuickrUserDto) => user.name ?? user.email ?? user.id;

/** People and API keys of the Quickr account. */
export function UsersPanel({ connectionId, manage }: PanelProps) {
  const query = useQuery(quickrUsersOptions(connectionId));
  const [dialog, setDialog] = useState<"create" | QuickrUserDto | null>(null);
  const [deleting, setDeleting] = useState<QuickrUserDto | null>(null);
  const [apiKey, setApiKey] = useState<string | null>(null);
  return (
    <Section
      title="Users and API keys"
      description="Who may use this account at Quickr, and with which rights."
      actions={manage && <Button onClick={() => setDialog("create")}>Create user or key</Button>}
    >
      {apiKey !== null && (
        <ShownOnce
          title="Copy the new API key now"
          noun="API key"
          value={apiKey}
          onHide={() => setApiKey(null)}
        >
          It is shown this once. Neither Quickr nor the desk can show it again.
        </ShownOnce>
      )}
      <Loaded query={query} what="users">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No users">Quickr lists none for this account.</EmptyState>
          ) : (
            <UserTable
              users={items}
              onEdit={manage ? setDialog : null}
              onDelete={manage ? setDeleting : null}
            />
          )
        }
      </Loaded>
      {dialog !== null && (
        <UserDialog
          connectionId={connectionId}
          user={dialog === "create" ? null : dialog}
          onKey={setApiKey}
          onClose={() => setDialog(null)}
        />
      )}
      {deleting && (
        <DeleteDialog connectionId={connectionId} user={deleting} onClose={() => setDeleting(null)} />
      )}
    </Section>
  );
}

interface UserTableProps {
  users: readonly QuickrUserDto[];
  onEdit: ((user: QuickrUserDto) => void) | null;
  onDelete: ((user: QuickrUserDto) => void) | null;
}

function UserTable({ users, onEdit, onDelete }: UserTableProps) {
  return (
    <Table caption="Who has access">
      <thead>
        <Tr>
          <Th>Name</Th>
          <Th>Kind</Th>
          <Th>Rights</Th>
          <Th>Last seen</Th>
          {onEdit && <Th>Actions</Th>}
        </Tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <Tr key={user.id}>
            <Th scope="row">
              <span className="wrap-anywhere">{titleOf(user)}</span>
              <span className="block font-mono font-normal text-ink-3 text-xs">{user.id}</span>
            </Th>
            <Td>{kinds[user.type]}</Td>
            <Td>
              <span className="flex flex-wrap gap-1">
                {user.scopes.map((scope) => (
                  <Badge key={scope}>{scopeLabel(scope)}</Badge>
                ))}
              </span>
            </Td>
            <Td className="whitespace-nowrap">
              {user.lastSeenAt ? <RelativeTime at={user.lastSeenAt} /> : "Never"}
            </Td>
            {onEdit && onDelete && (
              <Td>
                <span className="flex flex-wrap gap-1">
                  <Button size="sm" onClick={() => onEdit(user)}>
                    Edit <span className="sr-only">{titleOf(user)}</span>
                  </Button>
                  <Button size="sm" variant="quiet" onClick={() => onDelete(user)}>
                    Delete <span className="sr-only">{titleOf(user)}</span>
                  </Button>
                </span>
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function DeleteDialog(props: { connectionId: string; user: QuickrUserDto; onClose: () => void }) {
  const { connectionId, user, onClose } = props;
  const { write, pending } = useQuickrWrite([quickrKeys.users(connectionId)]);
  const [error, setError] = useState<string | null>(null);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      danger
      title={user.type === "api_key" ? "Delete API key" : "Delete user"}
      description={`${titleOf(user)} loses access to this Quickr account at once. Quickr cannot bring it back; if the desk’s own connection uses this key, it stops working.`}
      confirmLabel="Delete"
      typeToConfirm={titleOf(user)}
      pending={pending !== null}
      error={error}
      onConfirm={() => {
        setError(null);
        void write({
          name: "delete",
          send: (operationId) => deleteUserAction({ connectionId, operationId, userId: user.id }),
          done: `${titleOf(user)} is deleted at Quickr`,
          onRefused: (refusal) => setError(refusal.message),
          onGone: onClose,
        });
      }}
    />
  );
}
