import type { Role } from "@/lib/auth/roles";

/** What a provider's own list knows: the connection and who looks. */
export interface ProviderListProps {
  connectionId: string;
  connectionName: string;
  role: Role;
}
