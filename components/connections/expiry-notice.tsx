import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ConnectionDto } from "@/lib/connections/types";

/** Warns of credentials that end before long; nothing otherwise. */
export function ExpiryNotice({ connection }: { connection: ConnectionDto }) {
  const { credential, providerLabel } = connection;
  const { expiry, expiresAt, kind, word } = credential;
  if (expiry === "fine" || expiresAt === null) return null;
  const ended = expiry === "ended";
  return (
    <Notice
      tone={ended ? "danger" : "warning"}
      title={ended ? `The ${word} should have ended` : `The ${word} ends soon`}
    >
      {ended ? "By our dates it ended " : "It ends "}
      <RelativeTime at={expiresAt} />.{" "}
      {kind === "oauth"
        ? `The desk could not renew it so far and goes on trying. Connect again to be sure.`
        : `Make a new ${word} at ${providerLabel} and enter it below before then. The old one works until you save.`}
    </Notice>
  );
}
