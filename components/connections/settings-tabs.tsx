"use client";

import { usePathname } from "next/navigation";
import { NavTabs } from "@/components/ui/nav-tabs";

const tabs = [
  { href: "/settings/connections", label: "Connections" },
  { href: "/settings/mappings", label: "Mappings" },
  { href: "/settings/writes", label: "Open writes" },
  { href: "/settings/members", label: "Members" },
  { href: "/settings/team", label: "Team" },
  { href: "/settings/sessions", label: "Your sessions" },
  { href: "/settings/password", label: "Password" },
];

/** The places in the settings. */
export function SettingsTabs() {
  const path = usePathname();
  return (
    <NavTabs
      label="Settings"
      tabs={tabs.map((tab) => ({
        ...tab,
        current: path === tab.href || path.startsWith(`${tab.href}/`),
      }))}
    />
  );
}
