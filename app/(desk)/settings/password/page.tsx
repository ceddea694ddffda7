import type { Metadata } from "next";
import { ChangePasswordForm } from "@/components/auth/change-password-form";
import { PageBody } from "@/components/frame/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireTeam } from "@/lib/auth/context";
import { getMe } from "@/lib/auth/me";

export const metadata: Metadata = { title: "Password" };

export default async function PasswordPage() {
  const me = await getMe(await requireTeam());
  return (
    <PageBody width="reading">
      <PageHeader
        title="Password"
        description="Changing it signs you out everywhere else. This browser stays signed in."
      />
      <ChangePasswordForm email={me.email} />
    </PageBody>
  );
}
