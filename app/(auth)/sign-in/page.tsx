import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { PageHeader } from "@/components/ui/page-header";
import { currentTeam } from "@/lib/auth/context";
import { safePath } from "@/lib/auth/redirects";
import { needsSetup } from "@/lib/auth/setup";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl } = await searchParams;
  const next = safePath(typeof callbackUrl === "string" ? callbackUrl : null, env.appUrl);
  if (await currentTeam()) redirect(next);
  if (await needsSetup()) redirect("/setup");
  return (
    <>
      <PageHeader title="Sign in" />
      <SignInForm next={next} />
    </>
  );
}
