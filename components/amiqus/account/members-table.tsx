import { Badge } from "@/components/ui/badge";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { AccountDto } from "@/lib/amiqus/account/types";

type Members = Pick<AccountDto, "members" | "missing">;

/** Members at Amiqus and in the desk side by side; those that one side lacks are said so. */
export function MembersTable({ members, missing }: Members) {
  return (
    <Table caption="Members at Amiqus and in the desk">
      <thead>
        <Tr>
          <Th>E-mail</Th>
          <Th>At Amiqus</Th>
          <Th>Role there</Th>
          <Th>In the desk</Th>
          <Th>Role here</Th>
        </Tr>
      </thead>
      <tbody>
        {members.map(({ id, email, name, role, desk }) => (
          <Tr key={id}>
            <Th scope="row" className="wrap-anywhere font-normal">
              {email}
            </Th>
            <Td>{name}</Td>
            <Td>{role ?? "Not told"}</Td>
            <Td>{desk ? desk.name : <Badge tone="review">Not in the desk</Badge>}</Td>
            <Td>{desk?.role}</Td>
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
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
