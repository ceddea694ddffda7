"use client";

import { Download, Pause, Play } from "lucide-react";
import { useMemo, useState } from "react";
import { saveFile } from "@/components/cases/save-file";
import { useActions } from "@/components/frame/use-actions";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/notify";
import { plural } from "@/lib/format/names";
import { cancelImportAction, pauseImportAction, resumeImportAction } from "@/lib/imports/actions";
import type { ImportDetail } from "@/lib/imports/types";
import { useImportAction } from "./use-import-action";
import { isDraft } from "./words";

/** Pause, resume, cancel and the result file: what fits the import's state and the member's role. */
export function ImportControls({ detail, canWrite }: { detail: ImportDetail; canWrite: boolean }) {
  const { id, state, counts } = detail;
  const { pending, failure, run } = useImportAction(id);
  const [asking, setAsking] = useState(false);
  const [saving, setSaving] = useState(false);
  const draft = isDraft(state);
  const over = state === "finished" || state === "cancelled";

  async function change(action: typeof pauseImportAction, done: string) {
    if (await run(() => action({ importId: id }))) notify.success(done);
    else notify.error("Nothing was changed", { detail: "Reload the page to see where the import stands." });
  }

  async function save() {
    setSaving(true);
    const failed = await saveFile(`/api/imports/${id}/result`);
    setSaving(false);
    if (failed)
      notify.error("The result was not saved", { detail: failed.message, requestId: failed.requestId });
  }

  useActions(
    useMemo(
      () =>
        draft
          ? []
          : [
              {
                id: "imports.result",
                label: "Save the result as CSV",
                group: "Import",
                run: () => void saveFile(`/api/imports/${id}/result`),
              },
            ],
      [draft, id],
    ),
  );

  return (
    <>
      {canWrite && state === "running" && (
        <Button
          icon={<Pause className="size-4" />}
          pending={pending}
          onClick={() => void change(pauseImportAction, "The import is paused")}
        >
          Pause
        </Button>
      )}
      {canWrite && state === "paused" && (
        <Button
          variant="primary"
          icon={<Play className="size-4" />}
          pending={pending}
          onClick={() => void change(resumeImportAction, "The import goes on")}
        >
          Resume
        </Button>
      )}
      {!draft && !detail.erasedAt && (
        <Button icon={<Download className="size-4" />} pending={saving} onClick={() => void save()}>
          Save result
        </Button>
      )}
      {canWrite && !over && (
        <Button variant="quiet" onClick={() => setAsking(true)}>
          {draft ? "Discard" : "End import"}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        danger
        title={draft ? "Discard this file?" : "End this import?"}
        description={
          draft
            ? "The file and its rows are erased. Nothing was created."
            : `${counts.created > 0 ? `${plural(counts.created, "client")} created so far will stay, here and at the provider. ` : ""}${plural(counts.pending, "row")} will be left out. An import that was ended cannot go on.`
        }
        confirmLabel={draft ? "Discard file" : "End import"}
        pending={pending}
        error={failure?.message ?? null}
        onConfirm={async () => {
          if (await run(() => cancelImportAction({ importId: id }))) setAsking(false);
        }}
      />
    </>
  );
}
