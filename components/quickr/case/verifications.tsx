"use client";

import { Section } from "@/components/ui/section";
import { spelled } from "@/lib/providers/quickr/vocabulary";
import { verificationLinkAction } from "@/lib/quickr/actions";
import type { QuickrCaseDto } from "@/lib/quickr/types";
import { CopyLink } from "./copy-link";

/** Persons who prove who they are, with the link for each. */
export function Verifications({ quickr }: { quickr: QuickrCaseDto }) {
  return (
    <Section title="Identity verification">
      <ul className="text-sm">
        {quickr.verifications.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2 last:border-b-0"
          >
            <span className="font-medium">{one.name ?? "A person"}</span>
            <span className="text-ink-2">{one.status === null ? "Not told" : spelled(one.status)}</span>
            {quickr.may.update && (
              <span className="ml-auto">
                <CopyLink
                  ask={() => verificationLinkAction({ caseId: quickr.caseId, verificationId: one.id })}
                  done="Link copied"
                >
                  Copy link {one.name && <span className="sr-only">of {one.name}</span>}
                </CopyLink>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
