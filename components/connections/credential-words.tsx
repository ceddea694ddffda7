import type { ReactNode } from "react";
import type { CredentialDto } from "@/lib/connections/types";

/** What the desk signs in with, as far as anybody may know. */
export function credentialWords({ kind, lastFour, fingerprint, connected }: CredentialDto): ReactNode {
  if (kind === "oauth" && !connected) return "By OAuth, waiting for consent";
  return (
    <>
      {kind === "oauth" ? "By OAuth, client " : "With a token, "}
      <span className="font-mono">
        {lastFour && `…${lastFour}, `}
        fingerprint {fingerprint}
      </span>
    </>
  );
}
