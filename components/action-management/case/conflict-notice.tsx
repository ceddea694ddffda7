"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CaseEditDto } from "@/lib/action-management/types";
import type { EditFields } from "@/lib/providers/action-management/case-edit";
import { fieldLabel, fieldValue } from "./edit-words";
import type { Conflict } from "./use-case-edit";

interface ConflictNoticeProps {
  conflict: Conflict;
  mine: EditFields;
  choices: CaseEditDto;
  onSettle: (path: string, take: "theirs" | "mine") => void;
}

/** Fields that somebody else changed while the form was open, each with both values and a choice. */
export function ConflictNotice({ conflict, mine, choices, onSettle }: ConflictNoticeProps) {
  const place = useRef<HTMLDivElement>(null);
  const paths = conflict.paths.join();
  // The form is long, and the button that was pressed is at its end.
  useEffect(() => {
    if (paths !== "") place.current?.focus();
  }, [paths]);
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone="danger" title="Somebody changed this case while you did. Nothing was sent">
        <p>Choose what is to stand, then save again.</p>
        <ul className="mt-2 flex flex-col gap-3">
          {conflict.paths.map((path) => {
            const label = fieldLabel(path, choices);
            return (
              <li key={path}>
                <span className="font-medium">{label}</span>
                <dl className="my-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
                  <dt className="text-ink-2">Theirs</dt>
                  <dd className="wrap-anywhere">{fieldValue(path, conflict.theirs, choices)}</dd>
                  <dt className="text-ink-2">Yours</dt>
                  <dd className="wrap-anywhere">{fieldValue(path, mine, choices)}</dd>
                </dl>
                <span className="flex flex-wrap gap-2">
                  <Button size="sm" onClick={() => onSettle(path, "theirs")}>
                    Take theirs<span className="sr-only"> for {label}</span>
                  </Button>
                  <Button size="sm" onClick={() => onSettle(path, "mine")}>
                    Keep mine<span className="sr-only"> for {label}</span>
                  </Button>
                </span>
              </li>
            );
          })}
        </ul>
      </Notice>
    </div>
  );
}
