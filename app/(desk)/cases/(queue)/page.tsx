import type { Metadata } from "next";
import { ChooseCase } from "@/components/cases/choose-case";
import { requireTeam } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";

export const metadata: Metadata = { title: "Cases" };

export default async function CasesPage() {
  const ctx = await requireTeam();
  authorise(ctx, "case.read");
  return <ChooseCase role={ctx.role} />;
}
