"use client";

import { useQuery } from "@tanstack/react-query";
import type { ProviderPanelProps } from "@/components/clients/provider-panel";
import { changeAssigneesAction } from "@/lib/amiqus/people/actions";
import { assigneesOptions } from "@/lib/amiqus/people/query-options";
import { may, whoMay } from "@/lib/auth/roles";
import { AssigneesSection } from "../assignees-section";

/** Who holds the client at Amiqus. */
export default function AssigneesPanel({ clientId, linkId, role }: ProviderPanelProps) {
  const query = useQuery(assigneesOptions({ clientId, linkId }));
  const canWrite = may(role, "client.write");
  return (
    <AssigneesSection
      query={query}
      noun="client"
      description={
        canWrite
          ? "Members of the Amiqus account, matched with this team by e-mail address."
          : `${whoMay("client.write")} can change them.`
      }
      send={canWrite ? (change, operationId) => changeAssigneesAction({ linkId, operationId, change }) : null}
    />
  );
}
