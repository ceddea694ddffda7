"use client";

import { type ReactNode, useId } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { MissingLink } from "@/components/clients/client-links";
import { HealthBadge } from "@/components/connections/health-badge";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { FieldScope } from "@/components/ui/field-scope";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ClientDetail } from "@/lib/clients/types";
import type { PartState } from "./part-state";
import type { Run } from "./use-launches";
import type { ChosenPart } from "./use-parts";

interface PartSectionProps {
  part: ChosenPart;
  client: ClientDetail;
  run: Run | undefined;
  /** The only part has no heading of its own. */
  alone: boolean;
  /** Put before the ids of its fields. */
  scope: string;
  failed: boolean;
  onRetry: () => void;
  onChange: (state: PartState) => void;
  onRestart: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

/** Whether a launch there needs the client to be known there first, and they are not. */
export function lacksLink(part: ChosenPart, client: ClientDetail): boolean {
  const { connection } = part;
  return connection.clients && !client.links.some((link) => link.connectionId === connection.id);
}

/** What is launched at one connection. */
export function PartSection(props: PartSectionProps) {
  const { part, client, run, scope } = props;
  const { connection, state } = part;
  return (
    <FieldScope value={scope}>
      <Frame {...props}>
        <FormFailure failure={run?.failure ?? null} labels={state?.labels ?? {}} />
        {lacksLink(part, client) ? (
          <ul>
            <MissingLink
              clientId={client.id}
              target={{ connectionId: connection.id, connectionName: connection.name }}
              canWrite
            />
          </ul>
        ) : (
          <Fields {...props} />
        )}
      </Frame>
    </FieldScope>
  );
}

function Fields({ part, client, run, failed, onRetry, onChange }: PartSectionProps) {
  const { connection, state } = part;
  if (state) return state.fields({ connection, client, errors: run?.failure?.fieldErrors ?? {}, onChange });
  if (failed) {
    return (
      <ErrorState
        title="This part of the form did not load"
        kept="The rest of the form is as it was."
        onRetry={onRetry}
      />
    );
  }
  return <SkeletonRows rows={6} height="field" label={`Loading the form for ${connection.name}`} />;
}

function Frame({ part, alone, onRestart, onRemove, children }: PartSectionProps & { children: ReactNode }) {
  const id = useId();
  const { connection } = part;
  if (alone) return <div className="flex flex-col gap-6">{children}</div>;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-6 border-t pt-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={id} className="font-semibold text-base">
          At {connection.name}
        </h2>
        {connection.status !== "healthy" && <HealthBadge status={connection.status} />}
        <span className="flex-1" />
        {part.edited && onRestart && (
          <Button size="sm" variant="quiet" onClick={onRestart}>
            Start over <span className="sr-only">at {connection.name}</span>
          </Button>
        )}
        {onRemove && (
          <Button size="sm" variant="quiet" onClick={onRemove}>
            Leave out <span className="sr-only">{connection.name}</span>
          </Button>
        )}
      </div>
      {children}
    </section>
  );
}
