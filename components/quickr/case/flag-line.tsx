import { Badge, type BadgeTone } from "@/components/ui/badge";
import { FactsList } from "@/components/ui/facts-list";
import { plural } from "@/lib/format/names";
import type { FlagSeverity } from "@/lib/providers/quickr/flags";
import type { QuickrFlagDto } from "@/lib/quickr/types";
import { FactBlocks } from "../facts";

const severities: Record<FlagSeverity, { words: string; tone: BadgeTone }> = {
  harm: { words: "Speaks against the client", tone: "rejected" },
  attention: { words: "Look at this", tone: "review" },
  info: { words: "Good to know", tone: "neutral" },
};

/** One flag in plain words, with what Quickr says of it. */
export function FlagLine({ flag }: { flag: QuickrFlagDto }) {
  const { words, tone } = severities[flag.severity];
  return (
    <li className="border-l-2 py-1 pl-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{flag.label}</span>
        <Badge tone={tone}>{words}</Badge>
        <span className="font-mono text-ink-3 text-xs">{flag.code}</span>
      </div>
      <p className="max-w-[72ch] text-ink-2">
        {flag.text}
        {flag.about && ` About ${flag.about}.`}
      </p>
      {flag.details.length > 0 && <FactsList facts={flag.details} />}
      {flag.records.length > 0 && (
        <details className="mt-1" open={flag.severity === "harm"}>
          <summary className="rounded-md py-0.5 text-ink-2 hover:bg-surface-2 max-desk:py-2.5">
            {plural(flag.records.length, "record")} behind it
          </summary>
          <FactBlocks entries={flag.records} />
        </details>
      )}
    </li>
  );
}

/** Flags of one check, or that there are none. */
export function Flags({ flags, done }: { flags: readonly QuickrFlagDto[]; done: boolean }) {
  if (flags.length === 0) return done ? <p className="text-approved">No flags.</p> : null;
  return (
    <ul className="flex flex-col gap-2" aria-label="Flags">
      {flags.map((flag, index) => (
        // The same code may be raised of two people.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <FlagLine key={index} flag={flag} />
      ))}
    </ul>
  );
}
