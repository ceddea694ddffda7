import type { Metadata } from "next";
import { PageBody } from "@/components/frame/page-body";
import { TeamForm } from "@/components/teams/team-form";
import { FactsList } from "@/components/ui/facts-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requireTeam } from "@/lib/auth/context";
import { may, whoMay } from "@/lib/auth/roles";
import { getTeam } from "@/lib/teams/queries";
import { timeZones } from "@/lib/teams/time-zones";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage() {
  const ctx = await requireTeam();
  const team = await getTeam(ctx);
  if (!may(ctx.role, "team.write")) {
    return (
      <PageBody width="reading">
        <PageHeader title="Team" description={`${whoMay("team.write")} can change these.`} />
        <FactsList
          facts={[
            { label: "Team name", value: team.name },
            { label: "Time zone", value: team.timeZone },
          ]}
        />
      </PageBody>
    );
  }
  const zones = timeZones(team.timeZone);
  return (
    <PageBody width="reading">
      <PageHeader title="Team" />
      <TeamForm mode="update" team={team} zones={zones} />
      <div className="mt-6">
        <Section
          title="Create another team"
          description="A team keeps its own clients, cases, connections and members. You become its admin and start working in it."
        >
          <TeamForm mode="create" team={{ name: "", timeZone: team.timeZone }} zones={zones} />
        </Section>
      </div>
    </PageBody>
  );
}
