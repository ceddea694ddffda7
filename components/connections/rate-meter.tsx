import { RelativeTime } from "@/components/ui/relative-time";
import type { ConnectionDto } from "@/lib/connections/types";
import { count } from "@/lib/format/names";
import { rateWords } from "./words";

type Rate = Pick<ConnectionDto, "rateLimit" | "rateRemaining">;

/** How much of the shared limit is left as a bar; the mark is the last fifth, which background work leaves
 * alone. The words beside it say the same. */
export function RateBar({ rateLimit, rateRemaining }: Rate) {
  if (rateLimit === null || rateRemaining === null || rateLimit <= 0) return null;
  const share = Math.min(1, Math.max(0, rateRemaining / rateLimit));
  return (
    <div
      aria-hidden="true"
      className="relative h-1.5 w-full max-w-64 overflow-hidden rounded-full bg-surface-3"
    >
      <div
        className={`h-full ${share <= 0.2 ? "bg-review" : "bg-accent"}`}
        style={{ width: `${share * 100}%` }}
      />
      <div className="absolute inset-y-0 left-[20%] w-px bg-ink-3" />
    </div>
  );
}

/** The rate limit of a connection: what is left, who goes first, and what holds calls back just now. */
export function RateMeter({ connection }: { connection: ConnectionDto }) {
  const { rateLimit, rateSeenAt, pausedUntil, providerLabel, breaker } = connection;
  const words = rateWords(connection);
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p>
        {words ?? `${providerLabel} tells of no rate limit. If it asks to wait, the desk does.`}
        {rateSeenAt && (
          <span className="text-ink-2">
            , in the minute that began <RelativeTime at={rateSeenAt} />
          </span>
        )}
      </p>
      <RateBar {...connection} />
      {pausedUntil && (
        <p className="text-review">
          {providerLabel} asked to wait. The next call goes out <RelativeTime at={pausedUntil} />.
        </p>
      )}
      {breaker === "open" && (
        <p className="text-danger">
          Five calls in a row failed, so calls are held back. One is tried again within ten seconds.
        </p>
      )}
      {breaker === "trying" && (
        <p className="text-review">Calls were held back after failures; one is being tried now.</p>
      )}
      {words && (
        <p className="max-w-[72ch] text-ink-2">
          All tokens of this account share the limit, also those of other programs. What people do here goes
          first: sync runs beside it and never takes the last fifth
          {rateLimit !== null && ` (${count(Math.ceil(rateLimit / 5))} requests)`}.
        </p>
      )}
    </div>
  );
}
