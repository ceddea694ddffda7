"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { NavTabs } from "@/components/ui/nav-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { connectionOptions } from "@/lib/connections/query-options";
import type { ConnectionDto, TestResult } from "@/lib/connections/types";
import { ConnectionActions } from "./connection-actions";
import { ConsentNotice } from "./consent";
import { ExpiryNotice } from "./expiry-notice";
import { panelsOf } from "./provider-panel-list";
import { TestOutcome } from "./test-outcome";

/** The top of every page of a connection: name, what an admin can do, what needs attention, and its tabs. */
export function ConnectionHeader({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  const { data } = useQuery(connectionOptions(connectionId));
  const [tested, setTested] = useState<TestResult | null>(null);
  const consent = useSearchParams().get("consent");
  if (!data) return <SkeletonRows rows={2} label="Loading connection" />;
  return (
    <>
      <PageHeader
        title={data.name}
        description={[
          data.name !== data.providerLabel && data.providerLabel,
          data.mode && `${data.mode} account`,
        ]
          .filter(Boolean)
          .join(", ")}
        back={{ href: "/settings/connections", label: "Connections" }}
        actions={manage && <ConnectionActions connection={data} onTested={setTested} />}
      />
      <div className="mb-4 flex flex-col gap-2 empty:hidden" aria-live="polite">
        {tested ? (
          <TestOutcome result={tested} word={data.credential.word} saved />
        ) : (
          <ConsentNotice outcome={consent} />
        )}
        <ExpiryNotice connection={data} />
      </div>
      <ConnectionTabs connection={data} />
    </>
  );
}

function ConnectionTabs({ connection }: { connection: ConnectionDto }) {
  const path = usePathname();
  const root = `/settings/connections/${connection.id}`;
  const tabs = [
    { href: root, label: "Overview" },
    ...(connection.webhooks ? [{ href: `${root}/webhook`, label: "Webhook" }] : []),
    ...panelsOf(connection.provider).map(({ id, label }) => ({ href: `${root}/${id}`, label })),
  ];
  return <NavTabs label="Connection" tabs={tabs.map((tab) => ({ ...tab, current: path === tab.href }))} />;
}
