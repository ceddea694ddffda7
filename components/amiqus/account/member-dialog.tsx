"use client";

import { useQuery } from "@tanstack/react-query";
import { Loaded } from "@/components/frame/loaded";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FactsList } from "@/components/ui/facts-list";
import { memberOptions } from "@/lib/amiqus/account/query-options";
import type { AccountMemberDto } from "@/lib/amiqus/account/types";

const roleWords: Record<string, string> = {
  owner: "manages the account",
  "read-only": "reads and changes nothing",
  "assigned-only": "sees what they are assigned to",
};

interface MemberDialogProps {
  connectionId: string;
  member: AccountMemberDto;
  onClose: () => void;
}

/** One member as Amiqus says now, and who they are in the desk. */
export function MemberDialog({ connectionId, member, onClose }: MemberDialogProps) {
  const query = useQuery(memberOptions(connectionId, member.id));
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={member.name}
      description="As Amiqus says now."
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <Loaded query={query} what="member" rows={5}>
        {({ id, name, email, role, desk }) => (
          <FactsList
            facts={[
              { label: "Name", value: name },
              { label: "E-mail", value: email, copy: email },
              {
                label: "Role there",
                value: role ? [role, roleWords[role]].filter(Boolean).join(": ") : "Not told",
              },
              { label: "Amiqus’ id", value: <span className="font-mono">{id}</span>, copy: id },
              { label: "In the desk", value: desk ? `${desk.name}, ${desk.role}` : "Nobody of this address" },
              {
                label: "Assigning",
                value: desk
                  ? "Records given to them here are theirs at Amiqus too"
                  : "At Amiqus only. Invite them under this address to give them records here",
              },
            ]}
          />
        )}
      </Loaded>
    </Dialog>
  );
}
