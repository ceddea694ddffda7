import type { NormalisedStatus } from "@/lib/providers/port";
import { RECENT_DAYS } from "./schema";
import type { RecentLaunch } from "./types";

interface KnownCase {
  id: string;
  title: string;
  status: NormalisedStatus;
  rawStatus: string;
  checks: string[];
  createdAt: string;
}

/** Step types without the prefix that some answers leave out. */
const bare = (type: string) => type.replace(/^check\./, "");

/** Documents and forms are asked again for good reasons. */
const isCheck = (type: string) => !type.startsWith("document.") && type !== "form";

/**
 * Cases of the last 90 days that hold a check about to be launched, as given. Documents and forms do not count. `now` is
 * in epoch milliseconds.
 */
export function recentAlike(
  cases: readonly KnownCase[],
  types: readonly string[],
  now: number,
): RecentLaunch[] {
  const checks = types.filter(isCheck);
  const since = now - RECENT_DAYS * 86_400_000;
  return cases.flatMap((one) => {
    if (new Date(one.createdAt).getTime() < since) return [];
    const held = new Set(one.checks.map(bare));
    const shared = checks.filter((type) => held.has(bare(type)));
    const { id, title, status, rawStatus, createdAt } = one;
    return shared.length > 0 ? [{ caseId: id, title, status, rawStatus, shared, createdAt }] : [];
  });
}

/** Types of the steps or checks that a launch body names; none for a template or a case. */
export function stepTypesOf(input: unknown): string[] {
  if (typeof input !== "object" || input === null) return [];
  const steps: unknown[] = "steps" in input && Array.isArray(input.steps) ? input.steps : [];
  const checks: unknown[] = "checks" in input && Array.isArray(input.checks) ? input.checks : [];
  return [...steps, ...checks].flatMap((one) =>
    typeof one === "object" && one !== null && "type" in one && typeof one.type === "string"
      ? [one.type]
      : [],
  );
}
