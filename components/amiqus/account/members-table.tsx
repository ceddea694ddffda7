"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { AccountDto } from "@/lib/amiqus/account/types";
import { MemberDialog } from "./member-dialog";

interface MembersTableProps extends Pick<AccountDto, "members" | "missing"> {
  connectionId: string;
}

/** Members at Amiqus and in the desk side by side; those that one side lacks are said so. */
export function MembersTable({ connectionId, members, missing }: MembersTableProps) {
  const [open, setOpen] = useState<AccountDto["members"][number] | null>(null);
  return (
    <>
      <Table caption="Members at Amiqus and in the desk">
        <thead>
          <Tr>
            <Th>E-mail</Th>
            <Th>At Amiqus</Th>
            <Th>Role there</Th>
            <Th>In the desk</Th>
            <Th>Role here</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </Tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <Tr key={member.id}>
              <Th scope="row" className="wrap-anywhere font-normal">
                {member.email}
              </Th>
              <Td>{member.name}</Td>
              <Td>{member.role ?? "Not told"}</Td>
              <Td>{member.desk ? member.desk.name : <Badge tone="review">Not in the desk</Badge>}</Td>
              <Td>{member.desk?.role}</Td>
              <Td>
                <Button
                  size="sm"
                  variant="quiet"
                  aria-label={`Details of ${member.name}`}
                  onClick={() => setOpen(member)}
                >
                  Details
                </Button>
              </Td>
            </Tr>
          ))}
          {missing.map(({ memberId, email, name, role }) => (
            <Tr key={memberId}>
              <Th scope="row" className="wrap-anywhere font-normal">
                {email}
              </Th>
              <Td>
                <Badge tone="review">Not at Amiqus</Badge>
              </Td>
              <Td />
              <Td>{name}</Td>
              <Td>{role}</Td>
              <Td />
            </Tr>
          ))}
        </tbody>
      </Table>
      {open && <MemberDialog connectionId={connectionId} member={open} onClose={() => setOpen(null)} />}
    </>
  );
}
