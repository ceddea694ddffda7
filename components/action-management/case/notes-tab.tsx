"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { caseNotesOptions } from "@/lib/action-management/query-options";
import type { CaseView } from "@/lib/cases/types";
import { NoteAuthor } from "../note-words";
import { NoteDialog } from "./note-dialog";

/** The notes of a case, newest first. They are written at the hub; the API takes none. */
export function NotesTab({ view }: { view: CaseView }) {
  if (view.row.archived) {
    return <Notice title="This case is deleted at its hub">Its notes went with it.</Notice>;
  }
  return <Notes caseId={view.row.id} />;
}

function Notes({ caseId }: { caseId: string }) {
  const query = useQuery(caseNotesOptions(caseId));
  const [open, setOpen] = useState<number | null>(null);
  return (
    <Loaded query={query} what="notes">
      {(notes) =>
        notes.length === 0 ? (
          <EmptyState title="No notes yet">They are written at the hub and appear here.</EmptyState>
        ) : (
          <>
            <ol aria-label="Notes">
              {notes.map((note, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: hubs may repeat ids, and lines hold no state
                <li key={`${index} ${note.id}`} className="border-b py-2 last:border-b-0">
                  <div className="flex flex-wrap items-center gap-2">
                    <NoteAuthor note={note} />
                    {note.system && <Badge>System</Badge>}
                    <Button size="sm" variant="quiet" className="ml-auto" onClick={() => setOpen(note.id)}>
                      Open note<span className="sr-only"> {note.id}</span>
                    </Button>
                  </div>
                  <p className="wrap-anywhere line-clamp-3 whitespace-pre-line text-sm">{note.comments}</p>
                </li>
              ))}
            </ol>
            {open !== null && <NoteDialog caseId={caseId} noteId={open} onClose={() => setOpen(null)} />}
          </>
        )
      }
    </Loaded>
  );
}
