"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { notify } from "@/components/ui/notify";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { revokeInviteAction } from "@/lib/members/actions";
import type { InviteRow } from "@/lib/members/types";
import { roleLabel } from "./role-words";

/** Invitations that nobody has used yet. */
export function InvitesTable({ invites }: { invites: InviteRow[] }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<InviteRow | null>(null);
  const { pending, failure, submit, clear } = useSubmit(revokeInviteAction);

  if (invites.length === 0) {
    return <EmptyState title="No open invitations">Invited people appear here until they join.</EmptyState>;
  }

  async function revoke() {
    if (!chosen || pending || !(await submit({ inviteId: chosen.id }))) return;
    notify.success(`The invitation of ${chosen.email} is revoked`);
    setChosen(null);
    router.refresh();
  }

  return (
    <>
      <Table caption="People invited">
        <thead>
          <Tr>
            <Th>E-mail</Th>
            <Th>Role</Th>
            <Th>Invited by</Th>
            <Th>Expires</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </Tr>
        </thead>
        <tbody>
          {invites.map((invite) => (
            <Tr key={invite.id}>
              <Th scope="row">{invite.email}</Th>
              <Td>{roleLabel(invite.role)}</Td>
              <Td>{invite.invitedBy}</Td>
              <Td>{invite.expired ? <Badge>Expired</Badge> : <RelativeTime at={invite.expiresAt} />}</Td>
              <Td>
                <Button
                  size="sm"
                  aria-label={`Revoke the invitation of ${invite.email}`}
                  onClick={() => {
                    clear();
                    setChosen(invite);
                  }}
                >
                  Revoke
                </Button>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <ConfirmDialog
        open={chosen !== null}
        onClose={() => setChosen(null)}
        danger
        title="Revoke invitation"
        description={`The link sent to ${chosen?.email ?? "them"} stops working. You can invite them again.`}
        confirmLabel="Revoke invitation"
        onConfirm={() => void revoke()}
        pending={pending}
        error={failure?.message ?? null}
      />
    </>
  );
}
