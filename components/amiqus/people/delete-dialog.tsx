"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deletePersonAction } from "@/lib/amiqus/people/actions";
import type { PersonProfile } from "@/lib/amiqus/people/types";
import { plural } from "@/lib/format/names";
import { useAmiqusWrite } from "../use-amiqus-write";

interface DeleteDialogProps {
  linkId: string;
  profile: PersonProfile;
  onClose: () => void;
}

/** Deletes the client at Amiqus after their name was typed; says what stays. */
export function DeleteDialog({ linkId, profile, onClose }: DeleteDialogProps) {
  const { write, pending } = useAmiqusWrite();
  const [archive, setArchive] = useState(true);
  const [error, setError] = useState<string | null>(null);
  const { records } = profile.deletion;
  const what = records ? `${profile.name} and ${plural(records, "record")}` : profile.name;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      danger
      title="Delete at Amiqus"
      description={
        <>
          Deletes {what} at {profile.connectionName}. Amiqus cannot undo it. The desk keeps the client, the
          timeline and the audit trail; the cases of this connection are archived.
        </>
      }
      confirmLabel="Delete at Amiqus"
      typeToConfirm={profile.name}
      pending={pending !== null}
      error={error}
      onConfirm={() => {
        setError(null);
        void write({
          name: "delete",
          send: (operationId) => deletePersonAction({ linkId, operationId, name: profile.name, archive }),
          done: `${profile.name} is deleted at Amiqus`,
          onRefused: (refusal) => setError(refusal.message),
          onGone: onClose,
        });
      }}
    >
      <Checkbox
        label="Archive the client in the desk too"
        hint="Out of the lists, with all history. It can be restored."
        checked={archive}
        onChange={(event) => setArchive(event.target.checked)}
      />
    </ConfirmDialog>
  );
}
