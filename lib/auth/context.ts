import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/errors";
import { readSessionCookie } from "./cookie";
import { ipOf } from "./peer";
import { requestIdOf } from "./request-id";
import type { Role } from "./roles";
import { loadSession } from "./session";

/** Who asks, in which team, with which role. Every query and mutation takes it first. */
export interface TeamContext {
  userId: string;
  memberId: string;
  teamId: string;
  role: Role;
  sessionId: string;
  /** The client's address by trusted hops only, or null. */
  ip: string | null;
  requestId: string;
}

async function contextOf(source: { get(name: string): string | null }): Promise<TeamContext | null> {
  const claims = await readSessionCookie(source.get("cookie"));
  const live = claims && (await loadSession(claims));
  return live && { ...live, ip: ipOf(source), requestId: requestIdOf(source) };
}

/** The context of the page or action being served, or null without a live session. Read once per render. */
export const currentTeam = cache(async (): Promise<TeamContext | null> => contextOf(await headers()));

/** The context of the page being served; sends a visitor without a live session to sign-in. */
export async function requireTeam(): Promise<TeamContext> {
  const ctx = await currentTeam();
  if (ctx) return ctx;
  // Written by proxy.ts over whatever the client sent; sign-in accepts only paths of ours.
  const path = (await headers()).get("x-gatehouse-path");
  redirect(path ? `/sign-in?callbackUrl=${encodeURIComponent(path)}` : "/sign-in");
}

/** The context of a route handler's request. Throws AppError `unauthenticated` without a live session. */
export async function apiContext(request: Request): Promise<TeamContext> {
  const ctx = await contextOf(request.headers);
  if (ctx) return ctx;
  throw new AppError("unauthenticated", "Your session has ended. Sign in again; nothing you typed was lost.");
}
