"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/notify";
import { RelativeTime } from "@/components/ui/relative-time";
import { linkClientAction } from "@/lib/clients/actions";
import { clientKeys } from "@/lib/clients/query-options";
import type { ClientDetail, ClientTarget, WriteOutcome } from "@/lib/clients/types";
import { WriteOutcomes } from "./write-outcomes";

/** Where the client is known, with the provider's own status, and where it can still be created. */
export function ClientLinks({ client, canWrite }: { client: ClientDetail; canWrite: boolean }) {
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {client.links.map((link) => (
        <li
          key={`${link.connectionId} ${link.providerClientId}`}
          className="flex flex-wrap items-center gap-x-3"
        >
          <span className="font-medium">{link.connectionName}</span>
          <span className="font-mono text-ink-2">{link.providerClientId}</span>
          {link.rawStatus && <Badge>“{link.rawStatus}”</Badge>}
          {link.providerUpdatedAt && (
            <span className="text-ink-2">
              changed there <RelativeTime at={link.providerUpdatedAt} />
            </span>
          )}
        </li>
      ))}
      {client.targets.map((target) => (
        <MissingLink key={target.connectionId} clientId={client.id} target={target} canWrite={canWrite} />
      ))}
      {client.links.length === 0 && client.targets.length === 0 && (
        <li className="text-ink-2">No connection keeps clients yet.</li>
      )}
    </ul>
  );
}

/** Offers to create the client at a connection that does not know it. */
export function MissingLink({
  clientId,
  target,
  canWrite,
}: {
  clientId: string;
  target: ClientTarget;
  canWrite: boolean;
}) {
  const queries = useQueryClient();
  const link = useSubmit(linkClientAction);
  const [outcomes, setOutcomes] = useState<readonly WriteOutcome[]>([]);

  async function onCreate() {
    const done = await link.submit({ clientId, connectionId: target.connectionId });
    if (done?.data) {
      setOutcomes(done.data);
      if (done.data.every((outcome) => outcome.state === "sent")) {
        notify.success(`The client is created at ${target.connectionName}`);
      }
    }
    await queries.invalidateQueries({ queryKey: clientKeys.all });
  }

  return (
    <li className="flex flex-col gap-2">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{target.connectionName}</span>
        <span className="text-ink-2">does not know this client yet</span>
        {canWrite && (
          <Button size="sm" onClick={onCreate} pending={link.pending}>
            Create at {target.connectionName}
          </Button>
        )}
      </span>
      {link.failure && <span className="text-danger">{link.failure.message}</span>}
      <WriteOutcomes outcomes={outcomes} />
    </li>
  );
}
