"use client";

import { useRouter } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/notify";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { endOtherSessionsAction, endSessionAction } from "@/lib/auth/actions";
import { count, plural } from "@/lib/format/names";
import type { SessionRow } from "@/lib/members/types";
import { useSubmit } from "./use-submit";

/** One's own sign-ins, each with a way to end it. */
export function SessionsTable({ sessions }: { sessions: SessionRow[] }) {
  const router = useRouter();
  const one = useSubmit(endSessionAction);
  const others = useSubmit(endOtherSessionsAction);
  const failure = one.failure ?? others.failure;

  async function end(session: SessionRow) {
    if (one.pending || !(await one.submit({ sessionId: session.id }))) return;
    notify.success(`${session.device} is signed out`);
    router.refresh();
  }

  async function endOthers() {
    const result = others.pending ? null : await others.submit({});
    if (!result?.data) return;
    notify.success(`${plural(result.data.ended, "session")} ended`);
    router.refresh();
  }

  return (
    <div className="flex flex-col gap-4">
      {failure && (
        <Notice tone="danger" title="Nothing was ended">
          {failure.message}
        </Notice>
      )}
      <Table caption="Your sessions">
        <thead>
          <Tr>
            <Th>Browser</Th>
            <Th>Address</Th>
            <Th>Signed in</Th>
            <Th>Last active</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </Tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <Tr key={session.id}>
              <Th scope="row">
                <span className="flex flex-wrap items-center gap-2">
                  {session.device}
                  {session.current && <Badge tone="accent">This browser</Badge>}
                </span>
              </Th>
              <Td className="font-mono">{session.ip ?? "Unknown"}</Td>
              <Td>
                <RelativeTime at={session.createdAt} />
              </Td>
              <Td>
                <RelativeTime at={session.lastSeenAt} />
              </Td>
              <Td>
                {!session.current && (
                  <Button
                    size="sm"
                    pending={one.pending}
                    aria-label={`Sign out ${session.device}`}
                    onClick={() => void end(session)}
                  >
                    Sign out
                  </Button>
                )}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <div className="flex flex-wrap items-center gap-3">
        <Button pending={others.pending} disabled={sessions.length < 2} onClick={() => void endOthers()}>
          Sign out all others
        </Button>
        <span className="text-ink-2 text-sm">
          {sessions.length < 2
            ? "You are signed in here only."
            : `${count(sessions.length - 1)} besides this browser.`}
        </span>
      </div>
    </div>
  );
}
