"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useQueue } from "@/components/cases/queue-context";
import { Loaded } from "@/components/frame/loaded";
import { Button } from "@/components/ui/button";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { caseEditOptions } from "@/lib/action-management/query-options";
import { may, whoMay } from "@/lib/auth/roles";
import type { CaseView } from "@/lib/cases/types";
import { DeleteDialog } from "./delete-dialog";
import { EditForm } from "./edit-form";

/** What can be done with a case at its hub: change it, or delete it. */
export function CaseTab({ view }: { view: CaseView }) {
  const { role } = useQueue();
  const [deleting, setDeleting] = useState(false);
  const { archived } = view.row;
  const writes = !archived && view.connection.status !== "disabled" && may(role, "case.update");
  return (
    <div className="flex flex-col gap-2 [&>section:first-child]:border-t-0 [&>section:first-child]:pt-0">
      {archived && (
        <Notice tone="warning" title="This case is deleted at its hub">
          The desk keeps what it knew of it. It cannot be changed any more.
        </Notice>
      )}
      {!archived && !may(role, "case.update") && (
        <ForbiddenState who={whoMay("case.update")} what="change cases" />
      )}
      {!archived && view.connection.status === "disabled" && (
        <Notice title="The connection is switched off">Its cases can be changed once it is on again.</Notice>
      )}
      {writes && (
        <Section title="Change case" description="Sent to the hub at once, whole, as it is there by then.">
          <ChangeCase view={view} assign={may(role, "case.assign")} />
        </Section>
      )}
      {writes && may(role, "case.delete") && (
        <Section title="Delete case" description="At the hub, with its notes. It cannot be undone.">
          <Button variant="danger" onClick={() => setDeleting(true)}>
            Delete case
          </Button>
        </Section>
      )}
      {deleting && <DeleteDialog view={view} onClose={() => setDeleting(false)} />}
    </div>
  );
}

/** The form starts anew from what the hub has after each write. */
function ChangeCase({ view, assign }: { view: CaseView; assign: boolean }) {
  const query = useQuery(caseEditOptions(view.row.id));
  const [version, setVersion] = useState(0);
  return (
    <Loaded query={query} what="case" rows={8}>
      {(data) => (
        <EditForm
          key={version}
          caseId={view.row.id}
          data={data}
          assign={assign}
          onSaved={() => void query.refetch().then(() => setVersion((before) => before + 1))}
        />
      )}
    </Loaded>
  );
}
