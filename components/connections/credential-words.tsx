import type { ReactNode } from "react";
import type { CredentialDto } from "@/lib/connections/types";

/** What the desk signs in with, as far as anybody may know. */
export function credentialWords({ kind, word, lastFour, fingerprint, connected }: CredentialDto): ReactNode {
  if (kind === "oauth" && !connected) return "By OAuth, waiting for consent";
  return (
    <>
      {kind === "oauth" ? "By OAuth, client " : `With ${/^[aeiou]/i.test(word) ? "an" : "a"} ${word}, `}
      <span className="font-mono">
        {lastFour && `…${lastFour}, `}
        fingerprint {fingerprint}
      </span>
    </>
  );
}
