"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { notify } from "@/components/ui/notify";
import { mayLeave } from "@/components/ui/use-leave-guard";
import { initials } from "@/lib/format/names";

export interface TeamSwitcherProps {
  team: { id: string; name: string };
  teams: readonly { id: string; name: string }[];
  /** Moves the session to another team; resolves to a message when it could not. */
  switchTeam: (teamId: string) => Promise<string | null>;
}

/** The team being worked in, and the way to another. */
export function TeamSwitcher({ team, teams, switchTeam }: TeamSwitcherProps) {
  const [pending, start] = useTransition();

  function choose(id: string) {
    if (id === team.id || !mayLeave()) return;
    start(async () => {
      const failure = await switchTeam(id);
      if (failure) notify.error("The team was not changed", { detail: failure });
      // A full load: what was cached belongs to the other team.
      else window.location.assign("/cases");
    });
  }

  return (
    <Menu
      label="Teams"
      trigger={
        <Button
          variant="quiet"
          pending={pending}
          size="tile"
          aria-label={`Team ${team.name}, ${initials(team.name)}, switch team`}
        >
          <TeamMark name={team.name} />
        </Button>
      }
      items={[
        { heading: "Team" },
        ...teams.map((each) => ({
          label: each.name,
          checked: each.id === team.id,
          onSelect: () => choose(each.id),
        })),
      ]}
    />
  );
}

/** Two letters that stand for a team. */
export function TeamMark({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="inline-flex size-7 items-center justify-center rounded-md bg-accent font-semibold text-accent-ink text-xs"
    >
      {initials(name)}
    </span>
  );
}
