import type { Metadata } from "next";
import { PageBody } from "@/components/frame/page-body";
import { InviteSection } from "@/components/members/invite-section";
import { InvitesTable } from "@/components/members/invites-table";
import { MembersTable } from "@/components/members/members-table";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requireTeam } from "@/lib/auth/context";
import { may } from "@/lib/auth/roles";
import { listInvites, listMembers } from "@/lib/members/queries";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage() {
  const ctx = await requireTeam();
  const manage = may(ctx.role, "member.write");
  const [members, invites] = await Promise.all([listMembers(ctx), manage ? listInvites(ctx) : []]);
  return (
    <PageBody>
      <PageHeader
        title="Members"
        description={manage ? undefined : "Admins can invite people and change roles."}
      />
      <MembersTable members={members} manage={manage} />
      {manage && (
        <>
          <Section title="Open invitations">
            <InvitesTable invites={invites} />
          </Section>
          <Section title="Invite a member" description="They choose their own password.">
            <InviteSection />
          </Section>
        </>
      )}
    </PageBody>
  );
}
