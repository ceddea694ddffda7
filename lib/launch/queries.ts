import "server-only";
import { z } from "zod";
import { parseInput } from "@/lib/auth/api";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { checksOf } from "@/lib/clients/detail";
import { adapterFor } from "@/lib/connections/adapter";
import { noConnection } from "@/lib/connections/queries";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { ProviderError } from "@/lib/providers/errors";
import type { LibraryItem, LibraryPort } from "@/lib/providers/library-port";
import type { Json } from "@/lib/providers/port";
import { launchBodySchema } from "./bodies";
import { recentAlike, stepTypesOf } from "./recent";
import { type PriceQuestion, RECENT_DAYS } from "./schema";
import type { LaunchOptions, Price, RecentLaunch } from "./types";

async function libraryOf(ctx: TeamContext, connectionId: string): Promise<LibraryPort | null> {
  authorise(ctx, "case.launch");
  if (!z.uuid().safeParse(connectionId).success) throw noConnection();
  return (await adapterFor(ctx.teamId, connectionId)).library ?? null;
}

/** A list that the account may not read, or that could not be read now, is null; the form then takes typed ids. */
async function read<T>(list: Promise<T[]> | undefined): Promise<T[] | null> {
  try {
    return (await list) ?? null;
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

const named = (items: LibraryItem[] | null) => items?.map(({ id, name }) => ({ id, name })) ?? null;

/** What launches at a connection can choose from. Throws AppError `forbidden`, `not-found`. */
export async function launchOptions(ctx: TeamContext, connectionId: string): Promise<LaunchOptions> {
  const library = await libraryOf(ctx, connectionId);
  const [forms, documentTemplates, documents, recordTemplates, steps] = await Promise.all([
    read(library?.forms()),
    read(library?.documentTemplates()),
    read(library?.documents()),
    read(library?.recordTemplates()),
    read(library?.steps()),
  ]);
  return {
    forms: named(forms),
    documentTemplates: named(documentTemplates),
    documents:
      documents?.flatMap(({ attachmentId, name }) => (attachmentId ? [{ id: attachmentId, name }] : [])) ??
      null,
    recordTemplates: named(recordTemplates),
    steps,
  };
}

/**
 * The launch body as the provider takes it. Throws AppError `invalid` with field errors in the body's own paths.
 */
export function parseBody(provider: string, kind: PriceQuestion["kind"], input: unknown): Json {
  const schema = launchBodySchema(provider, kind, input);
  if (!schema) throw new AppError("invalid", "Nothing can be launched at this provider.");
  return z.json().parse(parseInput(schema, input));
}

/** Credits that a launch would cost. Throws AppError and ProviderError. */
export async function priceLaunch(
  ctx: TeamContext,
  connectionId: string,
  question: PriceQuestion,
): Promise<Price> {
  authorise(ctx, "case.launch");
  if (!z.uuid().safeParse(connectionId).success) throw noConnection();
  const adapter = await adapterFor(ctx.teamId, connectionId);
  const input = parseBody(adapter.provider, question.kind, question.input);
  // The price does not depend on the client.
  const request = { kind: question.kind, providerClientId: "0", clientReference: "", reference: "", input };
  const steps = (await adapter.launches?.price(request)) ?? [];
  const known = steps.filter((cost) => cost !== null);
  const complete = steps.length > 0 && known.length === steps.length;
  return { steps, total: complete ? known.reduce((sum, cost) => sum + cost, 0) : null };
}

/** Cases of the client in the last 90 days that hold a check of this launch body, newest first. */
export async function recentLaunches(
  ctx: TeamContext,
  clientId: string,
  input: unknown,
): Promise<RecentLaunch[]> {
  authorise(ctx, "case.read");
  const types = stepTypesOf(input);
  if (types.length === 0) return [];
  const now = Date.now();
  const rows = await withTeam(ctx.teamId, (tx) =>
    tx.case.findMany({
      where: {
        teamId: ctx.teamId,
        clientId,
        providerCreatedAt: { gte: new Date(now - RECENT_DAYS * 86_400_000) },
      },
      orderBy: [{ providerCreatedAt: "desc" }, { id: "desc" }],
      take: 100,
      select: {
        id: true,
        title: true,
        status: true,
        rawStatus: true,
        summary: true,
        providerCreatedAt: true,
      },
    }),
  );
  const known = rows.map((row) => ({
    ...row,
    checks: checksOf(row.summary),
    createdAt: row.providerCreatedAt.toISOString(),
  }));
  return recentAlike(known, types, now);
}
