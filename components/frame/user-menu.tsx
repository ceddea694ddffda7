"use client";

import { Laptop, LogOut, Moon, ShieldCheck, Sun } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { notify } from "@/components/ui/notify";
import { mayLeave } from "@/components/ui/use-leave-guard";
import { initials } from "@/lib/format/names";
import { chooseTheme, THEMES, type Theme } from "./theme";

const themeLabels: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };
const themeIcons: Record<Theme, typeof Sun> = { system: Laptop, light: Sun, dark: Moon };
const iconClass = "size-4 shrink-0";

async function signOut(): Promise<void> {
  if (!mayLeave()) return;
  const answer = await fetch("/api/auth/sign-out", { method: "POST" }).catch(() => null);
  // A full load, so that nothing this tab has kept in memory outlives the session.
  if (answer?.ok) window.location.assign("/sign-in");
  else notify.error("You are still signed in", { detail: "Gatehouse did not answer. Try again." });
}

/** Who is signed in; their sessions, theme and the way out. */
export function UserMenu({
  name,
  email,
  role,
  theme,
}: {
  name: string;
  email: string;
  role: string;
  theme: Theme;
}) {
  const [chosen, setChosen] = useState(theme);
  return (
    <Menu
      label={`${name}, account`}
      align="start"
      trigger={
        <Button variant="quiet" size="tile" aria-label={`Account of ${name}, ${initials(name)}`}>
          <Avatar name={name} />
        </Button>
      }
      items={[
        { heading: `${name} · ${email} · ${role}` },
        {
          label: "Your sessions and password",
          href: "/settings/sessions",
          icon: <ShieldCheck aria-hidden="true" className={iconClass} />,
        },
        "separator",
        { heading: "Theme" },
        ...THEMES.map((each) => {
          const Icon = themeIcons[each];
          return {
            label: themeLabels[each],
            checked: each === chosen,
            icon: <Icon aria-hidden="true" className={iconClass} />,
            onSelect: () => {
              chooseTheme(each);
              setChosen(each);
            },
          };
        }),
        "separator",
        {
          label: "Sign out",
          icon: <LogOut aria-hidden="true" className={iconClass} />,
          onSelect: () => void signOut(),
        },
      ]}
    />
  );
}
