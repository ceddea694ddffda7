"use client";

import { useQuery } from "@tanstack/react-query";
import { Loaded } from "@/components/frame/loaded";
import { Badge } from "@/components/ui/badge";
import { FactsList } from "@/components/ui/facts-list";
import { Section } from "@/components/ui/section";
import { signedInOptions } from "@/lib/quickr/query-options";

/** Whose key the connection uses, and whether its cases are real. */
export function AccountPanel({ connectionId }: { connectionId: string }) {
  const query = useQuery(signedInOptions(connectionId));
  return (
    <Section title="Account" description="Who Quickr says the desk is signed in as.">
      <Loaded query={query} what="account" rows={4}>
        {({ accountId, live, name, email, accounts }) => (
          <FactsList
            facts={[
              {
                label: "Account",
                value: (
                  <span className="flex flex-wrap items-center gap-2">
                    <span className="font-mono">{accountId}</span>
                    <Badge tone={live ? "accent" : "review"}>{live ? "Live" : "Test"}</Badge>
                  </span>
                ),
                copy: accountId,
              },
              {
                label: "Means",
                value: live
                  ? "Cases are real: clients get mail, contracts bind, checks are charged for."
                  : "Only Quickr’s test companies, people and bank accounts are known.",
              },
              { label: "User", value: name },
              { label: "E-mail", value: email ?? "None; the desk uses an API key" },
              {
                label: "Accounts",
                value: accounts.length > 0 && (
                  <ul>
                    {accounts.map((account) => (
                      <li key={account} className="font-mono">
                        {account}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ].filter((fact) => fact.value !== false)}
          />
        )}
      </Loaded>
    </Section>
  );
}
