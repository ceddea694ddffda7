import { Notice } from "@/components/ui/notice";
import type { TestResult } from "@/lib/connections/types";
import { count } from "@/lib/format/names";

/** What a test of credentials came to, in plain words. */
export function TestOutcome({ result, saved }: { result: TestResult; saved?: boolean }) {
  if (!result.ok) {
    return (
      <Notice tone="danger" title="The test failed">
        {result.message}
        {saved && " The connection is saved; change its settings on the Overview tab, and test again."}
      </Notice>
    );
  }
  const { account, accountEmail, team, rateLimit } = result;
  return (
    <Notice tone="success" title="The token works">
      It belongs to {account} ({accountEmail}) in {team}.
      {rateLimit && ` ${count(rateLimit.remaining)} of ${count(rateLimit.limit)} requests are left for now.`}
    </Notice>
  );
}
