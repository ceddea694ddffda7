import type { ReactNode } from "react";
import { SettingsTabs } from "@/components/connections/settings-tabs";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="px-4 pt-2 desk:px-6">
        <SettingsTabs />
      </div>
      {children}
    </>
  );
}
