import type { Metadata } from "next";
import { InviteForm } from "@/components/auth/invite-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { findInvite } from "@/lib/auth/accept-invite";

export const metadata: Metadata = { title: "Join a team" };

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invite = token.length <= 100 ? await findInvite(token) : null;
  if (!invite) {
    return (
      <>
        <PageHeader title="Join a team" />
        <EmptyState
          title="This invitation no longer works"
          action={<LinkButton href="/sign-in">Go to sign-in</LinkButton>}
        >
          It was used, revoked or is older than a day. Ask an admin of the team for a new one.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={`Join ${invite.teamName}`}
        description={
          invite.hasAccount
            ? `You are invited as ${invite.role}. This address has an account: give its password to join.`
            : `You are invited as ${invite.role}. Choose a password to join.`
        }
      />
      <InviteForm token={token} email={invite.email} hasAccount={invite.hasAccount} />
    </>
  );
}
