import { Hourglass } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CredentialDto } from "@/lib/connections/types";

/** Says in a list that credentials end before long; nothing otherwise. */
export function ExpiryBadge({ credential }: { credential: CredentialDto }) {
  const { expiry, expiresAt, word } = credential;
  if (expiry === "fine" || expiresAt === null) return null;
  return (
    <Badge tone={expiry === "ended" ? "danger" : "review"}>
      <Hourglass aria-hidden="true" className="size-3.5" />
      {word.charAt(0).toUpperCase() + word.slice(1)} {expiry === "ended" ? "ended" : "ends"}{" "}
      <RelativeTime at={expiresAt} />
    </Badge>
  );
}
