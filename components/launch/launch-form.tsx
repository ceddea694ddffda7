"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, Suspense, use, useState } from "react";
import { OperationNotices } from "@/components/operations/operation-notice";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { notify } from "@/components/ui/notify";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useAlive } from "@/components/ui/use-alive";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { Role } from "@/lib/auth/roles";
import type { ClientDetail } from "@/lib/clients/types";
import type { ConnectionChoice } from "@/lib/connections/types";
import { joinWords } from "@/lib/format/names";
import { recentAlike } from "@/lib/launch/recent";
import { loadPart } from "./launch-parts";
import { LaunchResults } from "./launch-results";
import { NeedsPicker } from "./needs-picker";
import { lacksLink, PartSection } from "./part-section";
import type { PartFactory } from "./part-state";
import { RecentNotice } from "./recent-notice";
import { TemplateBar } from "./template-bar";
import { isOpen, type LaunchItem, useLaunches } from "./use-launches";
import { type ChosenPart, useParts } from "./use-parts";

interface LaunchFormProps {
  client: ClientDetail;
  connections: readonly ConnectionChoice[];
  role: Role;
  /** Epoch milliseconds of the page, so that server and browser agree on what is recent. */
  now: number;
}

/** Launches for one client. With a single connection its part is there at once and nothing else is asked. */
export function LaunchForm(props: LaunchFormProps) {
  const [only] = props.connections;
  if (!only || props.connections.length > 1) return <Desk {...props} first={{}} />;
  return (
    <Suspense fallback={<SkeletonRows rows={8} height="field" label="Loading the form" />}>
      <Single {...props} provider={only.provider} />
    </Suspense>
  );
}

function Single({ provider, ...props }: LaunchFormProps & { provider: string }) {
  return <Desk {...props} first={{ [provider]: use(loadPart(provider)) }} />;
}

type DeskProps = LaunchFormProps & { first: Readonly<Record<string, PartFactory>> };

function Desk({ client, connections, role, now, first }: DeskProps) {
  const router = useRouter();
  const desk = useParts(client, connections, first);
  const { parts } = desk;
  const { runs, launch } = useLaunches(client);
  // Once several were launched in one go, what is done leaves the form and stands in the list of results.
  const [several, setSeveral] = useState(false);
  const alive = useAlive();
  const runOf = (part: ChosenPart) => runs[part.connection.id];
  const open = parts.filter((part) => isOpen(runOf(part)));
  const shown = several ? open : parts;
  const results = parts.flatMap((part) => {
    const run = runOf(part);
    return run ? [{ connection: part.connection, run }] : [];
  });
  const pending = results.some(({ run }) => run.pending);
  const begun = results.some(({ run }) => run.sent || run.unknown);
  const unknown = results.some(({ run }) => run.unknown);
  useLeaveGuard(desk.dirty && open.length > 0);

  const stopped = open.filter((part) => runOf(part)?.recent).map((part) => part.connection.id);
  const seen = results.flatMap(({ run }) => run.recent ?? []);
  const types = open.flatMap((part) => part.state?.checks ?? []);
  const alike = seen.length > 0 ? seen : recentAlike(client.cases, types, now);
  const unlinked = open.filter((part) => lacksLink(part, client));
  const going = open.filter((part) => part.state?.atReview === false);
  // Parts with steps show a review of their own at the end.
  const reviewed = shown.filter((part) => (part.state?.atReview ?? null) === null);
  const ready =
    open.length > 0 &&
    going.length === 0 &&
    unlinked.length === 0 &&
    open.every((part) => part.state !== null);

  async function send(which: readonly ChosenPart[], anyway: readonly string[]) {
    const items = which.flatMap(({ connection, state }): LaunchItem[] =>
      state ? [{ connectionId: connection.id, state }] : [],
    );
    const outcomes = await launch(items, anyway);
    if (outcomes && parts.length > 1) setSeveral(true);
    if (!outcomes || outcomes.some(({ run }) => !run.sent) || outcomes.length < open.length) return;
    notify.success(parts.length === 1 ? "Launched" : "All launched");
    const [one] = outcomes;
    if (parts.length > 1 || !one) return;
    const caseId = one.run.sent?.caseId;
    // Once the leave guard has gone.
    setTimeout(() => router.push(caseId ? `/cases/${caseId}` : `/clients/${client.id}`));
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (ready) void send(open, []);
  }

  return (
    <div className="flex flex-col gap-6">
      {!several && !unknown && (
        <TemplateBar
          role={role}
          parts={parts}
          connections={connections}
          dirty={desk.dirty}
          onUse={desk.use}
        />
      )}
      <form inert={!alive} onSubmit={onSubmit} noValidate autoComplete="off" className="flex flex-col gap-6">
        {!several && !unknown && connections.length > 1 && (
          <NeedsPicker
            connections={connections}
            needs={desk.needs}
            assignment={desk.assignment}
            direct={desk.direct}
            onNeeds={desk.setNeeds}
            onAssign={desk.assign}
            onDirect={desk.setDirect}
          />
        )}
        {parts.length === 0 && (
          <p className="text-ink-2">Say what is needed or choose a connection, and its form appears here.</p>
        )}
        {several && results.length > 0 && <LaunchResults results={results} />}
        {shown.map((part, index) => {
          const { id, provider } = part.connection;
          return (
            <PartSection
              key={id}
              part={part}
              client={client}
              run={runOf(part)}
              alone={connections.length === 1}
              scope={index === 0 ? "" : `${id}-`}
              failed={desk.failed.includes(provider)}
              onRetry={desk.retry}
              onChange={(state) => desk.change(id, state)}
              onRestart={() => desk.restart(id)}
              onRemove={parts.length > 1 ? () => desk.remove(id) : undefined}
            />
          );
        })}
        {reviewed.some((part) => !unlinked.includes(part)) && (
          <PartReviews parts={reviewed} client={client} />
        )}
        <div aria-live="polite" className="flex flex-col gap-2">
          <RecentNotice
            recent={alike}
            onLaunchAnyway={
              stopped.length > 0
                ? () =>
                    void send(
                      open.filter((part) => stopped.includes(part.connection.id)),
                      stopped,
                    )
                : undefined
            }
            pending={pending}
          />
        </div>
        <div className="flex flex-wrap gap-2">
          {(open.length > 0 || !several) && (going.length === 0 || open.length > 1) && (
            <Button type="submit" variant="primary" pending={pending} disabled={!ready}>
              {submitWords(open.length > 0 ? open : parts, begun && open.length > 0, client)}
            </Button>
          )}
          <LinkButton href={`/clients/${client.id}`} variant="quiet">
            {begun ? "Back to the client" : "Cancel"}
          </LinkButton>
        </div>
        {unlinked.length > 0 && parts.length > 1 && (
          <p className="text-ink-2">
            Create the client at {unlinked.map((part) => part.connection.name).join(", ")} first.
          </p>
        )}
        {going.length > 0 && open.length > 1 && (
          <p className="text-ink-2">
            Go through the steps at {joinWords(going.map((part) => part.connection.name))} first.
          </p>
        )}
        {unknown && (
          <p className="text-ink-2">
            The answer was lost, so it may have been launched; below stands how that is found out. Nothing is
            sent twice. To launch something else, open this page again.
          </p>
        )}
      </form>
      {/* Its dialogs have forms of their own, and browsers swallow what a form inside a form does. */}
      <OperationNotices subjectType="client" subjectId={client.id} mayResolve />
    </div>
  );
}

/** What the button says: what it launches, or at how many places. */
function submitWords(open: readonly ChosenPart[], begun: boolean, client: ClientDetail): string {
  const [first] = open;
  if (open.length > 1) return `Launch at ${open.length} connections`;
  if (begun && first) return `Launch at ${first.connection.name} again`;
  return first?.state?.body(client).kind === "case" ? "Launch case" : "Launch record";
}

function PartReviews({ parts, client }: { parts: readonly ChosenPart[]; client: ClientDetail }) {
  return (
    <Section title="Review">
      <div className="flex flex-col gap-4">
        {parts.map(({ connection, state }) => (
          <div key={connection.id}>
            {parts.length > 1 && <h3 className="mb-1 font-semibold text-sm">{connection.name}</h3>}
            {state?.review({ connection, client })}
          </div>
        ))}
      </div>
    </Section>
  );
}
