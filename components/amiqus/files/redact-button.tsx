"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { redactFileAction } from "@/lib/amiqus/files/actions";
import type { ClientFile } from "@/lib/amiqus/files/types";
import { useAmiqusWrite } from "../use-amiqus-write";

interface RedactButtonProps {
  at: { clientId: string; connectionId: string };
  file: ClientFile;
}

/** Takes a file's content away at Amiqus, after a question. */
export function RedactButton({ at, file }: RedactButtonProps) {
  const { write, pending } = useAmiqusWrite();
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const close = () => setAsking(false);

  function redact() {
    setError(null);
    const { id: fileId, fileName, size } = file;
    void write({
      name: "redact",
      send: (operationId) => redactFileAction({ ...at, operationId, fileId, fileName, size }),
      done: "The file is redacted",
      onRefused: ({ message, fieldErrors }) =>
        setError([message, ...Object.values(fieldErrors).flat()].join(" ")),
      onGone: close,
    });
  }

  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        aria-label={`Redact ${file.name}`}
        onClick={() => {
          setError(null);
          setAsking(true);
        }}
      >
        Redact
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={close}
        danger
        title="Redact file"
        description={`Amiqus removes the content of “${file.name}” for good. The file stays in the list, without its content. Nobody can undo this: download it first if you must keep it.`}
        confirmLabel="Redact file"
        pending={pending === "redact"}
        error={error}
        onConfirm={redact}
      />
    </>
  );
}
