import type { ReactNode } from "react";
import type { ClientDetail } from "@/lib/clients/types";
import type { ConnectionChoice } from "@/lib/connections/types";
import type { FieldErrors } from "@/lib/errors";
import type { Need } from "@/lib/providers/needs";
import type { CaseKind, Json } from "@/lib/providers/port";
import type { LaunchPart } from "./launch-part";

interface Around {
  connection: ConnectionChoice;
  client: ClientDetail;
}

/** A part with what is filled in, for code that knows no provider's draft. Each change makes another one. */
export interface PartState {
  errors(client: ClientDetail): FieldErrors;
  body(client: ClientDetail): { kind: CaseKind; input: { [key: string]: Json } };
  labels: Record<string, string>;
  checks: string[];
  /** Null for a part without steps; else whether its own review, the last step, is reached. */
  atReview: boolean | null;
  /** What a template keeps. */
  kept(): unknown;
  fields(props: Around & { errors: FieldErrors; onChange: (next: PartState) => void }): ReactNode;
  review(props: Around): ReactNode;
}

/** A provider's part before anything is filled in. */
export interface PartFactory {
  start(needs: readonly Need[], client: ClientDetail): PartState;
  /** A kept draft for this client, or null when it no longer fits. */
  restore(kept: unknown, client: ClientDetail): PartState | null;
}

/** Closes a provider's part over its own kind of draft. */
export function factoryOf<Draft>(part: LaunchPart<Draft>): PartFactory {
  const { Fields, Review } = part;

  function begin(first: Draft): PartState {
    // What comes late, such as an upload, changes what is there then and not what was there when it began.
    let latest = first;
    const at = (draft: Draft): PartState => ({
      errors: (client) => part.check(draft, client),
      body: (client) => part.body(draft, client),
      labels: part.labels(draft),
      checks: part.checks?.(draft) ?? [],
      atReview: part.atReview?.(draft) ?? null,
      kept: () => part.forget?.(draft) ?? draft,
      fields: ({ onChange, ...props }) => (
        <Fields
          {...props}
          draft={draft}
          onChange={(patch) => {
            latest = { ...latest, ...patch };
            onChange(at(latest));
          }}
        />
      ),
      review: (props) =>
        Review ? <Review {...props} draft={draft} /> : <Words words={part.summary(draft)} />,
    });
    return at(first);
  }

  return {
    start: (needs, client) => begin(part.start(needs, client)),
    restore(kept, client) {
      const read = part.draftSchema.safeParse(kept);
      if (!read.success) return null;
      return begin(part.fill?.(read.data, client) ?? read.data);
    },
  };
}

function Words({ words }: { words: readonly string[] }) {
  if (words.length === 0) return <p className="text-ink-2 text-sm">Nothing chosen yet.</p>;
  return (
    <ul className="list-disc pl-5 text-sm">
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}
