import { randomUUID } from "node:crypto";
import { Pool } from "pg";
import { type Place, place } from "./environment";

const pools = new Map<string, Pool>();

function poolOf({ databaseUrl }: Place): Pool {
  const pool =
    pools.get(databaseUrl) ?? new Pool({ connectionString: databaseUrl, max: 2, allowExitOnIdle: true });
  pools.set(databaseUrl, pool);
  return pool;
}

/** Rows of one statement at a desk, as the superuser: tests arrange and look behind the walls with it. */
export async function sql<Row extends object>(
  text: string,
  values: unknown[] = [],
  at: Place = place,
): Promise<Row[]> {
  return (await poolOf(at).query<Row>(text, values)).rows;
}

/** Makes a team with one member per given role, who all have the demo password. Returns its id. */
export async function createTeam(
  name: string,
  members: readonly { email: string; name: string; role: string }[],
) {
  const teamId = randomUUID();
  await sql("insert into teams (id, name, updated_at) values ($1, $2, now())", [teamId, name]);
  for (const member of members) {
    const userId = randomUUID();
    await sql(
      `insert into users (id, email, name, password_hash, updated_at)
       select $1, $2, $3, password_hash, now() from users where email = 'admin@demo.test'`,
      [userId, member.email, member.name],
    );
    await sql("insert into members (id, team_id, user_id, role) values ($1, $2, $3, $4::role)", [
      randomUUID(),
      teamId,
      userId,
      member.role,
    ]);
  }
  return teamId;
}

/** Forgets every wrong password of the run so far. */
export async function forgetThrottle(): Promise<void> {
  await sql("delete from throttles");
}
