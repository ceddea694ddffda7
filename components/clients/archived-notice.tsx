"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { restoreClientAction } from "@/lib/clients/actions";
import { clientKeys } from "@/lib/clients/query-options";
import type { ClientDetail } from "@/lib/clients/types";

/** Says that the client is out of the lists, and offers the way back. Nothing for other clients. */
export function ArchivedNotice({ client, canWrite }: { client: ClientDetail; canWrite: boolean }) {
  const queries = useQueryClient();
  const restore = useSubmit(restoreClientAction);
  if (client.archivedAt === null) return null;

  async function onRestore() {
    await restore.submit({ clientId: client.id });
    await queries.invalidateQueries({ queryKey: clientKeys.all });
  }

  return (
    <div className="mb-4">
      <Notice
        tone="warning"
        title="Archived"
        action={
          canWrite && (
            <Button size="sm" onClick={onRestore} pending={restore.pending}>
              Restore client
            </Button>
          )
        }
      >
        Archived <RelativeTime at={client.archivedAt} />. It is in no list; its history stays here.
        {restore.failure && <span className="block text-danger">{restore.failure.message}</span>}
      </Notice>
    </div>
  );
}
