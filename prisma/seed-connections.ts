import "server-only";
import { randomBytes } from "node:crypto";
import { fieldColumns, tokenColumns } from "@/lib/connections/credentials";
import { nextFields } from "@/lib/connections/next-fields";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/db/ids";
import { env } from "@/lib/env";
import { type ProviderEntry, providerEntry } from "@/lib/providers/catalog";
import type { ProviderId } from "@/lib/providers/port";

interface DemoAccount {
  provider: ProviderId;
  /** Where the sandbox keeps its API. */
  mount: string;
  /** What is entered of it; fields that the provider's entry does not name are left out. */
  fields: Record<string, string>;
}

/** The sandbox's own accounts. */
const accounts: readonly DemoAccount[] = [
  { provider: "amiqus", mount: "/amiqus/api/v2", fields: { token: "sandbox-amiqus-token" } },
  { provider: "aplyid", mount: "/aplyid", fields: { accessKey: "sandbox-aplyid-key", mode: "test" } },
  {
    provider: "quickr",
    mount: "/quickr/v2",
    fields: { accountId: "TQ1000001", apiKey: "sandbox-quickr-key" },
  },
  {
    provider: "action-management",
    mount: "/action-management/v1/actionmanagement",
    fields: {
      hubId: "96",
      clientId: "sandbox-client",
      clientSecret: "sandbox-action-management-secret",
      scope: "pub.actionmanagement",
      grantType: "api-user",
    },
  },
];

/**
 * Connects the team to the sandbox at each offered provider that it is not connected to yet; connections that are there
 * follow the sandbox to its present address. `sandboxUrl` is an origin without a trailing slash.
 */
export async function seedConnections(tx: Tx, teamId: string, sandboxUrl: string): Promise<void> {
  for (const account of accounts) {
    const entry = providerEntry(account.provider);
    const baseUrl = env.sandboxUrls[account.provider]?.replace(/\/+$/, "") ?? `${sandboxUrl}${account.mount}`;
    if (entry) await seedConnection(tx, teamId, entry, account, baseUrl);
  }
}

async function seedConnection(
  tx: Tx,
  teamId: string,
  entry: ProviderEntry,
  account: DemoAccount,
  baseUrl: string,
): Promise<void> {
  const where = { teamId, provider: entry.id, archivedAt: null };
  const known = await tx.connection.findFirst({ where, orderBy: { createdAt: "asc" } });
  if (known?.baseUrl === baseUrl) return;
  const id = known?.id ?? newId();
  const columns = { baseUrl, ...accountColumns({ id, teamId }, entry, account, baseUrl) };
  if (known) {
    // A sandbox at another address is another sandbox: nothing learnt of the old one holds.
    await tx.connection.update({
      where: { id, teamId },
      data: { ...columns, status: "untested", webhookId: null, syncCursor: Prisma.DbNull, notBefore: null },
    });
    return;
  }
  await tx.connection.create({
    data: {
      id,
      teamId,
      provider: entry.id,
      name: entry.label,
      webhookPath: randomBytes(24).toString("base64url"),
      ...columns,
    },
  });
}

function accountColumns(
  connection: { id: string; teamId: string },
  entry: ProviderEntry,
  { fields }: DemoAccount,
  baseUrl: string,
) {
  const declared = entry.credentialFields;
  if (!declared) return tokenColumns(connection, fields.token ?? "");
  const named = declared.map(({ key, initial }) => [key, fields[key] ?? initial ?? ""] as const);
  return fieldColumns(connection, entry, nextFields(entry, null, Object.fromEntries(named), baseUrl));
}
