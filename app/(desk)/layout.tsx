import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppFrame } from "@/components/frame/app-frame";
import { DeskProviders } from "@/components/frame/providers";
import { THEME_COOKIE, themeOf } from "@/components/frame/theme";
import { requireTeam } from "@/lib/auth/context";
import { getMe } from "@/lib/auth/me";
import { moveToTeam } from "@/lib/teams/actions";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  // Before anything is read: what changes from here on, the page is told.
  const since = Date.now();
  const me = await getMe(await requireTeam());
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <DeskProviders timeZone={me.team.timeZone} since={since}>
      <AppFrame me={me} theme={theme} switchTeam={moveToTeam}>
        {children}
      </AppFrame>
    </DeskProviders>
  );
}
