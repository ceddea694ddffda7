"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/notify";
import {
  checkConnectionAction,
  enableConnectionAction,
  removeConnectionAction,
} from "@/lib/connections/actions";
import { connectionKeys } from "@/lib/connections/query-options";
import type { ConnectionDto, TestResult } from "@/lib/connections/types";
import { ConnectButton } from "./consent";

/** Test, switch off or on, remove: what an admin can do with a saved connection. */
export function ConnectionActions({
  connection,
  onTested,
}: {
  connection: ConnectionDto;
  onTested: (result: TestResult) => void;
}) {
  const router = useRouter();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<"disable" | "remove" | null>(null);
  const check = useSubmit(checkConnectionAction);
  const enable = useSubmit(enableConnectionAction);
  const remove = useSubmit(removeConnectionAction);
  const connectionId = connection.id;
  const disabled = connection.status === "disabled";
  const refresh = () => queries.invalidateQueries({ queryKey: connectionKeys.all });

  async function onCheck() {
    const done = await check.submit({ connectionId });
    if (done?.data) onTested(done.data);
    else notify.error("The test could not be run. Try again.");
    await refresh();
  }

  async function onEnable(enabled: boolean) {
    const done = await enable.submit({ connectionId, enabled });
    if (!done) return;
    setAsking(null);
    notify.success(enabled ? "The connection is enabled" : "The connection is disabled");
    if (done.data?.test) onTested(done.data.test);
    await refresh();
  }

  async function onRemove() {
    if (!(await remove.submit({ connectionId }))) return;
    notify.success("The connection is removed");
    await refresh();
    router.push("/settings/connections");
  }

  return (
    <>
      {connection.credential.kind === "oauth" && (
        <ConnectButton connectionId={connectionId} again={connection.credential.connected} />
      )}
      <Button onClick={onCheck} pending={check.pending}>
        Test now
      </Button>
      {disabled ? (
        <Button onClick={() => onEnable(true)} pending={enable.pending}>
          Enable
        </Button>
      ) : (
        <Button onClick={() => setAsking("disable")}>Disable</Button>
      )}
      <Button variant="quiet" onClick={() => setAsking("remove")}>
        Remove
      </Button>
      <ConfirmDialog
        open={asking === "disable"}
        onClose={() => setAsking(null)}
        title={`Disable ${connection.name}`}
        description="Its cases stop being updated and nothing can be launched or decided at it until it is enabled again. Nothing changes at the provider."
        confirmLabel="Disable connection"
        onConfirm={() => onEnable(false)}
        pending={enable.pending}
        error={enable.failure?.message ?? null}
      />
      <ConfirmDialog
        open={asking === "remove"}
        onClose={() => setAsking(null)}
        title={`Remove ${connection.name}`}
        description="Its credentials are erased and cannot be brought back. Its clients and cases stay readable here as they are now, and nothing is deleted at the provider."
        confirmLabel="Remove connection"
        danger
        typeToConfirm={connection.name}
        onConfirm={onRemove}
        pending={remove.pending}
        error={remove.failure?.message ?? null}
      />
    </>
  );
}
