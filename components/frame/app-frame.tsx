import type { ReactNode } from "react";
import type { Me } from "@/lib/members/types";
import { CommandButton } from "./command-button";
import { ConnectionHint } from "./connection-hint";
import { KeyboardLayer } from "./keyboard-layer";
import { Rail } from "./rail";
import { TeamMark, TeamSwitcher, type TeamSwitcherProps } from "./team-switcher";
import type { Theme } from "./theme";
import { UserMenu } from "./user-menu";

export interface AppFrameProps {
  me: Me;
  theme: Theme;
  switchTeam: TeamSwitcherProps["switchTeam"];
  children: ReactNode;
}

/** The desk around every page: skip link, rail or bottom bar, and the main part, which scrolls by itself. */
export function AppFrame({ me, theme, switchTeam, children }: AppFrameProps) {
  return (
    <div className="grid h-dvh grid-cols-1 grid-rows-[minmax(0,1fr)_auto] desk:grid-cols-[3.5rem_minmax(0,1fr)] desk:grid-rows-1 print:block print:h-auto">
      <a
        href="#main"
        className="sr-only z-20 rounded-md bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <header
        data-print="hide"
        className="flex min-w-0 border-t bg-surface-2 desk:flex-col desk:border-t-0 desk:border-r max-desk:order-last"
      >
        {me.teams.length > 1 ? (
          <TeamSwitcher team={me.team} teams={me.teams} switchTeam={switchTeam} />
        ) : (
          <span title={me.team.name} className="flex size-14 items-center justify-center max-desk:hidden">
            <TeamMark name={me.team.name} />
            <span className="sr-only">{me.team.name}</span>
          </span>
        )}
        <Rail role={me.role} />
        <CommandButton />
        <UserMenu name={me.name} email={me.email} role={me.role} theme={theme} />
      </header>
      <div className="flex min-h-0 min-w-0 flex-col print:block">
        <ConnectionHint />
        <main id="main" tabIndex={-1} className="min-h-0 flex-1 overflow-auto">
          {children}
        </main>
      </div>
      <KeyboardLayer role={me.role} />
    </div>
  );
}
