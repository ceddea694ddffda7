import "server-only";
import { z } from "zod";
import type { ClientFields } from "@/lib/clients/schema";
import type { Tx } from "@/lib/db/client";

/** What makes two rows of one file the same person. */
export function keysOf(fields: ClientFields): { emailKey: string; personKey: string | null } {
  const last = fields.lastName.normalize("NFKC").toLowerCase();
  return {
    emailKey: fields.email.toLowerCase(),
    personKey: fields.dob === null ? null : `${fields.dob} ${last}`,
  };
}

/** Marks rows that repeat an earlier row which is itself a client. */
export async function markRepeats(tx: Tx, importId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE import_rows r SET state = 'duplicate', same_as_row = seen.earlier,
      reasons = jsonb_build_array(jsonb_build_object('message', seen.why || ' as row ' || seen.earlier))
    FROM (
      SELECT row, least(same_email, same_person) AS earlier,
        CASE WHEN same_email <= coalesce(same_person, same_email) THEN 'Same e-mail'
             ELSE 'Same last name and date of birth' END AS why
      FROM (
        SELECT row,
          nullif(min(row) OVER (PARTITION BY email_key), row) AS same_email,
          CASE WHEN person_key IS NULL THEN NULL
               ELSE nullif(min(row) OVER (PARTITION BY person_key), row) END AS same_person
        FROM import_rows WHERE import_id = ${importId}::uuid AND state IN ('pending', 'duplicate')
      ) AS keyed
      WHERE same_email IS NOT NULL OR same_person IS NOT NULL
    ) AS seen
    WHERE r.import_id = ${importId}::uuid AND r.row = seen.row AND r.state = 'pending'`;
}

const found = z.array(z.object({ row: z.number(), client_id: z.string() }));

/**
 * Marks waiting rows that repeat a client of the team; `rows` narrows it to those. Rows that have made their own client
 * already are left alone. Answers the rows that were marked.
 */
export async function markKnown(
  tx: Tx,
  teamId: string,
  importId: string,
  rows: readonly number[] | null = null,
): Promise<number[]> {
  const marked = await tx.$queryRaw<unknown[]>`
    UPDATE import_rows r SET state = 'duplicate', client_id = same.id,
      reasons = jsonb_build_array(jsonb_build_object('message', same.why || ' as a client of the team'))
    FROM import_rows mine CROSS JOIN LATERAL (
      (SELECT c.id, 'Same e-mail' AS why FROM clients c
       WHERE c.team_id = ${teamId}::uuid AND c.email_key = lower(mine.fields->>'email') AND c.archived_at IS NULL
       LIMIT 1)
      UNION ALL
      (SELECT c.id, 'Same last name and date of birth' FROM clients c
       WHERE c.team_id = ${teamId}::uuid AND c.dob = (mine.fields->>'dob')::date
         AND c.last_name_key = lower(mine.fields->>'lastName') AND c.archived_at IS NULL
       LIMIT 1)
      LIMIT 1) AS same
    WHERE mine.import_id = ${importId}::uuid AND mine.state = 'pending' AND mine.client_id IS NULL
      AND (${rows === null} OR mine.row = ANY(${rows ?? []}::int[]))
      AND r.import_id = mine.import_id AND r.row = mine.row
    RETURNING r.row, r.client_id`;
  return found.parse(marked).map((one) => one.row);
}
