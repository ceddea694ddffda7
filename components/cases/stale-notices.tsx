import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { may, type Role } from "@/lib/auth/roles";
import type { CaseConnection } from "@/lib/cases/types";

/** One notice for each connection whose cases cannot be fresh. */
export function StaleNotices({ stale, role }: { stale: readonly CaseConnection[]; role: Role }) {
  return stale.map((connection) => (
    <Notice
      key={connection.id}
      tone="warning"
      title={
        connection.status === "unauthorized"
          ? `${connection.name} refuses our credentials`
          : `${connection.name} does not answer`
      }
      action={
        may(role, "connection.write") ? (
          <TextLink href={`/settings/connections/${connection.id}`}>Open connection</TextLink>
        ) : undefined
      }
    >
      Its cases are shown as of{" "}
      {connection.lastSyncAt ? <RelativeTime at={connection.lastSyncAt} /> : "the desk last heard"}.
    </Notice>
  ));
}
