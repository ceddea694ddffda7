"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import type { NoteDto } from "@/lib/action-management/types";

/** Who wrote a note and when, and who changed it since. */
export function NoteAuthor({ note }: { note: NoteDto }) {
  const author = note.system ? "The program" : (note.createdBy ?? "Somebody");
  const later =
    note.modifiedAt !== null && note.modifiedAt !== note.createdAt ? (note.modifiedBy ?? "somebody") : null;
  return (
    <span className="text-ink-2 text-xs">
      {author}
      {note.createdAt && (
        <>
          , <RelativeTime at={note.createdAt} />
        </>
      )}
      {later !== null && note.modifiedAt && (
        <>
          ; changed by {later}, <RelativeTime at={note.modifiedAt} />
        </>
      )}
    </span>
  );
}
