import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { MemberRow } from "@/lib/members/types";
import { MemberActions } from "./member-actions";
import { roleLabel } from "./role-words";

/** The team's members; admins get the actions. */
export function MembersTable({ members, manage }: { members: MemberRow[]; manage: boolean }) {
  return (
    <Table caption="Members">
      <thead>
        <Tr>
          <Th>Name</Th>
          <Th>Role</Th>
          <Th className="max-desk:hidden">Last active</Th>
          {manage && (
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          )}
        </Tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Tr key={member.id}>
            <Th scope="row">
              <span className="flex flex-wrap items-center gap-2">
                {member.name}
                {member.isSelf && <Badge>You</Badge>}
                {member.disabled && <Badge tone="danger">Disabled</Badge>}
              </span>
              <span className="wrap-anywhere block font-normal text-ink-2">{member.email}</span>
            </Th>
            <Td>{roleLabel(member.role)}</Td>
            <Td className="max-desk:hidden">
              {member.lastSeenAt ? <RelativeTime at={member.lastSeenAt} /> : "Never here"}
            </Td>
            {manage && <Td>{!member.isSelf && <MemberActions member={member} />}</Td>}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
