"use client";

import { useQuery } from "@tanstack/react-query";
import { Loaded } from "@/components/frame/loaded";
import { Dialog } from "@/components/ui/dialog";
import { caseNoteOptions } from "@/lib/action-management/query-options";
import { NoteAuthor } from "../note-words";

/** One note in full, as the hub has it now. */
export function NoteDialog({
  caseId,
  noteId,
  onClose,
}: {
  caseId: string;
  noteId: number;
  onClose: () => void;
}) {
  const query = useQuery(caseNoteOptions(caseId, noteId));
  return (
    <Dialog open onClose={onClose} title={`Note ${noteId}`}>
      <Loaded query={query} what="note" rows={3}>
        {(note) => (
          <>
            <NoteAuthor note={note} />
            <p className="wrap-anywhere mt-2 whitespace-pre-line text-base">{note.comments}</p>
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
