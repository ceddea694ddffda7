"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { ShownOnce } from "@/components/ui/shown-once";
import { createSdkTokenAction } from "@/lib/amiqus/cases/actions";
import { caseKeys } from "@/lib/cases/query-options";
import { useAmiqusWrite } from "../use-amiqus-write";

/** Where an admin gets a token for an app of their own that runs this record's checks. */
export function SdkTokenSection({ caseId }: { caseId: string }) {
  const { write, pending } = useAmiqusWrite();
  const [token, setToken] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  function make() {
    setToken(null);
    setProblem(null);
    void write({
      name: "token",
      send: async (operationId) => {
        const answer = await createSdkTokenAction({ caseId, operationId });
        setToken(answer?.data?.token ?? null);
        return answer;
      },
      done: "The token is made",
      alsoStale: caseKeys.detail(caseId),
      onRefused: ({ message, fieldErrors }) =>
        setProblem([message, ...Object.values(fieldErrors).flat()].join(" ")),
      onLost: () =>
        setProblem("Amiqus did not answer in time, so the token is lost. Nobody has it. Make another one."),
    });
  }

  return (
    <Section
      title="Token for your own app"
      description="For firms that show Amiqus’ checks inside an app of their own: with it, the client’s device does the checks of this record there. It is good for 60 minutes and for nothing else."
      actions={
        <Button pending={pending === "token"} onClick={make}>
          Make token
        </Button>
      }
    >
      {problem && <Notice tone="danger">{problem}</Notice>}
      {token && (
        <ShownOnce title="Copy the token now" noun="token" value={token} onHide={() => setToken(null)}>
          It is shown this once and not kept. Make another one when you need it again.
        </ShownOnce>
      )}
    </Section>
  );
}
