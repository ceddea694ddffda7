import type { Metadata } from "next";
import { SessionsTable } from "@/components/auth/sessions-table";
import { PageBody } from "@/components/frame/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { requireTeam } from "@/lib/auth/context";
import { listOwnSessions } from "@/lib/auth/own-sessions";

export const metadata: Metadata = { title: "Your sessions" };

export default async function SessionsPage() {
  const sessions = await listOwnSessions(await requireTeam());
  return (
    <PageBody>
      <PageHeader
        title="Your sessions"
        description={
          <>
            Browsers in which you are signed in. One that you do not know: sign it out, then{" "}
            <TextLink href="/settings/password">change your password</TextLink>.
          </>
        }
      />
      <SessionsTable sessions={sessions} />
    </PageBody>
  );
}
