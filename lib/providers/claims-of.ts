import "server-only";
import { claimsOf as actionManagementClaims } from "./action-management/claims";
import { claimsOf as amiqusClaims } from "./amiqus/claims";
import { claimsOf as aplyidClaims } from "./aplyid/claims";
import type { OfferedProviderId } from "./catalog";
import type { Claim } from "./claims";
import type { CaseKind, Json } from "./port";
import { claimsOf as quickrClaims } from "./quickr/claims";

const readers = {
  amiqus: amiqusClaims,
  aplyid: aplyidClaims,
  quickr: quickrClaims,
  "action-management": actionManagementClaims,
} satisfies Record<OfferedProviderId, (kind: CaseKind, snapshot: Json) => Claim[]>;

/** What a stored snapshot says of its client; nothing for a provider that is not offered any more. Never throws. */
export function claimsOfSnapshot(provider: string, kind: CaseKind, snapshot: Json): Claim[] {
  const reader = Object.entries(readers).find(([id]) => id === provider)?.[1];
  return reader ? reader(kind, snapshot) : [];
}
