"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/notify";
import { fetchBlob, saveBlob } from "@/components/viewer/fetch-blob";
import { filePath } from "@/lib/amiqus/files/fetchers";
import { previewOf } from "@/lib/amiqus/files/kinds";
import type { ClientFile } from "@/lib/amiqus/files/types";
import { ApiError } from "@/lib/api-client";

const FileViewer = dynamic(
  () => import("@/components/viewer/file-viewer").then((module) => module.FileViewer),
  { ssr: false },
);

interface FileButtonsProps {
  at: { clientId: string; connectionId: string };
  file: ClientFile;
}

/** Preview and download of one file, as far as Amiqus hands it out. */
export function FileButtons({ at, file }: FileButtonsProps) {
  const [viewing, setViewing] = useState(false);
  const [saving, setSaving] = useState(false);
  const path = filePath(at, file.id);

  if (file.scan === "infected") {
    return <span className="text-danger text-sm">Amiqus found a virus and does not hand it out.</span>;
  }

  async function save() {
    setSaving(true);
    try {
      saveBlob(await fetchBlob(path), file.fileName);
    } catch (error) {
      const told = error instanceof ApiError ? error : null;
      notify.error(
        told?.message ?? "The file did not arrive. Try again.",
        told?.requestId ? { requestId: told.requestId } : {},
      );
    } finally {
      setSaving(false);
    }
  }

  return (
    <span className="flex flex-wrap gap-2">
      {previewOf(file.mimeType) !== null && (
        <Button size="sm" aria-label={`Preview ${file.name}`} onClick={() => setViewing(true)}>
          Preview
        </Button>
      )}
      <Button size="sm" pending={saving} aria-label={`Download ${file.name}`} onClick={() => void save()}>
        Download
      </Button>
      {viewing && (
        <FileViewer
          title={file.name}
          path={path}
          fileName={file.fileName}
          onClose={() => setViewing(false)}
        />
      )}
    </span>
  );
}
