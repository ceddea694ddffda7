import type { ComponentType } from "react";
import type { Role } from "@/lib/auth/roles";

/** What a panel knows: the client, the link that names it at one connection, and who looks (for `may`). */
export interface ProviderPanelProps {
  clientId: string;
  connectionId: string;
  linkId: string;
  role: Role;
}

/** A tab of the client page that one provider adds. `id` is in the URL: lower-case words, for good. */
export interface ProviderPanel {
  id: string;
  label: string;
  component: ComponentType<ProviderPanelProps>;
}
