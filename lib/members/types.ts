import type { Role } from "@/lib/auth/roles";

/** The signed-in person as the frame shows them: who, in which team, and the teams they may switch to. */
export interface Me {
  userId: string;
  memberId: string;
  name: string;
  email: string;
  role: Role;
  team: { id: string; name: string; timeZone: string };
  teams: { id: string; name: string }[];
}

/** One row of the members screen. */
export interface MemberRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  disabled: boolean;
  /** ISO instant. */
  joinedAt: string;
  /** ISO instant of the newest activity in any session, or null. */
  lastSeenAt: string | null;
  isSelf: boolean;
}

/** One open or expired invitation. */
export interface InviteRow {
  id: string;
  email: string;
  role: Role;
  /** ISO instant. */
  createdAt: string;
  /** ISO instant. */
  expiresAt: string;
  expired: boolean;
  invitedBy: string;
}

/** One own sign-in. */
export interface SessionRow {
  id: string;
  /** Browser and system in words, or "Unknown browser". */
  device: string;
  ip: string | null;
  /** ISO instant. */
  createdAt: string;
  /** ISO instant. */
  lastSeenAt: string;
  current: boolean;
}
