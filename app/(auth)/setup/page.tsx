import type { Metadata } from "next";
import { SetupForm } from "@/components/auth/setup-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { needsSetup } from "@/lib/auth/setup";
import { timeZones } from "@/lib/teams/time-zones";

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage() {
  if (!(await needsSetup())) {
    return (
      <>
        <PageHeader title="Set up Gatehouse" />
        <EmptyState
          title="This desk has been set up already"
          action={
            <LinkButton href="/sign-in" variant="primary">
              Go to sign-in
            </LinkButton>
          }
        >
          Sign in, or ask an admin for an invitation.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="Set up Gatehouse"
        description="Create the first team and its admin. This page closes afterwards."
      />
      <SetupForm zones={timeZones("Europe/London")} />
    </>
  );
}
