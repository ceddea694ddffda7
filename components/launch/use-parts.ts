"use client";

import { useEffect, useState } from "react";
import type { ClientDetail } from "@/lib/clients/types";
import type { ConnectionChoice } from "@/lib/connections/types";
import { type Assignment, propose } from "@/lib/launch/propose";
import type { Need } from "@/lib/providers/needs";
import { loadPart } from "./launch-parts";
import type { PartFactory, PartState } from "./part-state";

/** One connection's part of the form. The state is null while its code is on the way. */
export interface ChosenPart {
  connection: ConnectionChoice;
  state: PartState | null;
  /** It was changed by hand, so what is asked for above changes it no more. */
  edited: boolean;
}

interface Draft {
  state: PartState;
  /** A template or a person filled it in. */
  edited: boolean;
}

/** A template's part at a connection that there is. */
export interface KeptPart {
  connectionId: string;
  provider: string;
  draft: unknown;
}

/** What is asked for, who finds it out, and the form of each. `first` has the parts whose code is there already. */
export function useParts(
  client: ClientDetail,
  connections: readonly ConnectionChoice[],
  first: Readonly<Record<string, PartFactory>>,
) {
  const [needs, setNeeds] = useState<readonly Need[]>([]);
  const [chosen, setChosen] = useState<Assignment>({});
  const [direct, setDirect] = useState<readonly string[]>(() => {
    const [only] = connections;
    return only && connections.length === 1 ? [only.id] : [];
  });
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const [factories, setFactories] = useState(first);
  const [failed, setFailed] = useState<readonly string[]>([]);
  // Forms as they start: made once, so that the first change goes to the one that is shown.
  const [starts] = useState(() => new Map<string, PartState>());

  const assignment = propose(needs, connections, chosen);
  const wanted = connections.filter(
    (one) => direct.includes(one.id) || needs.some((need) => assignment[need] === one.id),
  );
  const missing = [...new Set(wanted.map((one) => one.provider))].filter(
    (provider) => !factories[provider] && !failed.includes(provider),
  );
  const missingKey = missing.join(" ");
  useEffect(() => {
    for (const provider of missingKey.split(" ").filter(Boolean)) {
      loadPart(provider).then(
        (factory) => setFactories((before) => ({ ...before, [provider]: factory })),
        () => setFailed((before) => [...before, provider]),
      );
    }
  }, [missingKey]);

  function start(connection: ConnectionChoice): PartState | null {
    const factory = factories[connection.provider];
    if (!factory) return null;
    const own = needs.filter((need) => assignment[need] === connection.id);
    const key = `${connection.id} ${own.join(" ")}`;
    const held = starts.get(key) ?? factory.start(own, client);
    starts.set(key, held);
    return held;
  }

  const parts = wanted.map((connection): ChosenPart => {
    const draft = drafts[connection.id];
    return { connection, state: draft?.state ?? start(connection), edited: draft?.edited ?? false };
  });

  function without(connectionId: string) {
    setDrafts(({ [connectionId]: _, ...rest }) => rest);
  }

  return {
    needs,
    assignment,
    direct,
    parts,
    failed,
    /** Some part differs from what it started as. */
    dirty: Object.values(drafts).some((draft) => draft.edited),
    setNeeds,
    assign: (need: Need, connectionId: string) =>
      setChosen((before) => ({ ...before, [need]: connectionId })),
    setDirect,
    change: (connectionId: string, state: PartState) =>
      setDrafts((before) => ({ ...before, [connectionId]: { state, edited: true } })),
    /** Back to what is asked for above. */
    restart: (connectionId: string) => {
      for (const key of [...starts.keys()]) if (key.startsWith(connectionId)) starts.delete(key);
      without(connectionId);
    },
    /** Takes a part out, with the needs that it covers. */
    remove: (connectionId: string) => {
      setNeeds((before) => before.filter((need) => assignment[need] !== connectionId));
      setDirect((before) => before.filter((id) => id !== connectionId));
      without(connectionId);
    },
    retry: () => setFailed([]),
    /**
     * Fills the form from a template's parts, in place of what is there. Answers those that no longer fit.
     */
    async use(kept: readonly KeptPart[]): Promise<KeptPart[]> {
      const unfit: KeptPart[] = [];
      const next: Record<string, Draft> = {};
      for (const part of kept) {
        const factory = await loadPart(part.provider).catch(() => null);
        const state = factory?.restore(part.draft, client) ?? null;
        if (!factory || !state) {
          unfit.push(part);
          continue;
        }
        setFactories((before) => ({ ...before, [part.provider]: factory }));
        next[part.connectionId] = { state, edited: true };
      }
      if (Object.keys(next).length > 0) {
        setNeeds([]);
        setChosen({});
        setDirect(Object.keys(next));
        setDrafts(next);
      }
      return unfit;
    },
  };
}
