import { Notice } from "@/components/ui/notice";
import type { TestResult } from "@/lib/connections/types";
import { count } from "@/lib/format/names";

interface TestOutcomeProps {
  result: TestResult;
  /** What the provider's people call the secret. */
  word: string;
  saved?: boolean;
}

/** What a test of credentials came to, in plain words. */
export function TestOutcome({ result, word, saved }: TestOutcomeProps) {
  if (!result.ok) {
    return (
      <Notice tone="danger" title="The test failed">
        {result.message}
        {saved && " The connection is saved; change its settings on the Overview tab, and test again."}
      </Notice>
    );
  }
  const { account, accountEmail, team, rateLimit } = result;
  if (!result.checked) {
    return (
      <Notice tone="info" title={`The ${word} cannot be tested`}>
        This provider has no question to ask without creating a case. The first launch shows whether the{" "}
        {word} works.
      </Notice>
    );
  }
  return (
    <Notice tone="success" title={`The ${word} works`}>
      {account !== "" && `It belongs to ${account}${accountEmail === "" ? "" : ` (${accountEmail})`}`}
      {account !== "" && team !== "" && ` in ${team}`}
      {account !== "" && "."}
      {rateLimit && ` ${count(rateLimit.remaining)} of ${count(rateLimit.limit)} requests are left for now.`}
    </Notice>
  );
}
