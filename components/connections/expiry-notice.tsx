import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ConnectionDto } from "@/lib/connections/types";

/** Warns of credentials that end within 30 days; nothing otherwise. */
export function ExpiryNotice({ connection }: { connection: ConnectionDto }) {
  const { credential, providerLabel } = connection;
  const { expiry, expiresAt, kind } = credential;
  if (expiry === "fine" || expiresAt === null) return null;
  const ended = expiry === "ended";
  const what = kind === "oauth" ? "access" : "token";
  return (
    <Notice
      tone={ended ? "danger" : "warning"}
      title={ended ? `The ${what} should have ended` : `The ${what} ends soon`}
    >
      {ended ? "By our dates it ended " : "It ends "}
      <RelativeTime at={expiresAt} />.{" "}
      {kind === "oauth"
        ? `The desk could not renew it so far and goes on trying. Connect again to be sure.`
        : `Make a new token at ${providerLabel} and enter it below before then. The old one works until you save.`}
    </Notice>
  );
}
