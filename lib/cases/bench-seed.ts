import "server-only";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";

const given = [
  "Marty",
  "Lorraine",
  "Emmett",
  "Biff",
  "Jennifer",
  "Amara",
  "Chidi",
  "Fiona",
  "Hamish",
  "Isla",
];
const more = [
  "Callum",
  "Eilidh",
  "Priya",
  "Ravi",
  "Mei",
  "Jun",
  "Olga",
  "Pavel",
  "Aoife",
  "Niamh",
  "Wei",
  "Zara",
];
const family = ["Baines", "Brown", "Tannen", "Parker", "Okafor", "Macleod", "Stewart", "Campbell", "Fraser"];
const families = ["Ross", "Patel", "Sharma", "Chen", "Tanaka", "Petrov", "Novak", "Murphy", "Kelly", "Li"];
const endings = ["", "son", "field", "worth", "wick", "by", "ham", "ton", "ley", "dale"];

/**
 * Fills a team with `n` generated cases, for benchmarks and tests of the list: four of five archived once decided,
 * three of ten unassigned, the rest spread over the team's members, changes over two years. The same seed gives the
 * same cases, but for their ids. Deletes nothing; ids at the provider start with `bench-`.
 */
export async function seedCases(tx: Tx, teamId: string, connectionId: string, n: number): Promise<void> {
  const batch = newId().slice(-6);
  const firstNames = [...given, ...more];
  const lastNames = [...family, ...families];
  await tx.$executeRaw`SELECT setseed(0.42)`;
  const chunk = 50_000;
  for (let from = 1; from <= n; from += chunk) {
    const to = Math.min(n, from + chunk - 1);
    await tx.$executeRaw`
      INSERT INTO cases (id, team_id, connection_id, provider, kind, provider_case_id, title, client_name, reference,
        status, raw_status, outcome, waiting_on, attention, summary, assignee_id, priority, due_at,
        provider_created_at, provider_updated_at, expires_at, confirmed_at, confirmed_by, archived_at, search_text,
        updated_at)
      SELECT gen_random_uuid(), ${teamId}::uuid, ${connectionId}::uuid, owner.provider,
        (CASE WHEN dice.kind < 0.85 THEN 'record' ELSE 'case' END)::case_kind,
        'bench-' || ${batch} || '-' || n, who.name, who.name, 'REF-' || lpad(n::text, 7, '0'),
        (fate.status)::case_status, fate.raw,
        CASE WHEN fate.status = 'needs_review' AND dice.why > 0.5 THEN 'consider' END,
        (CASE fate.status WHEN 'awaiting_client' THEN 'client' WHEN 'processing' THEN 'provider'
          WHEN 'needs_review' THEN 'us' WHEN 'unmapped' THEN 'us' WHEN 'on_hold' THEN 'us' END)::waiting_on,
        CASE WHEN fate.status = 'needs_review'
          THEN (ARRAY['client_finished','provider_refers','failed'])[1 + floor(dice.why * 3)::int] END,
        '{"checks":["check.photo_id","check.watchlist"],"done":1,"flagged":0}'::jsonb,
        team.ids[1 + floor(dice.holder * cardinality(team.ids) / 0.7)::int],
        0, CASE WHEN dice.due < 0.3 THEN dice.at + dice.due * interval '60 days' END,
        dice.at - dice.age * interval '20 days', dice.at, dice.at + interval '10 days', dice.at + interval '1 minute',
        'poll', CASE WHEN fate.status IN ('approved', 'rejected', 'closed') AND dice.shelf < 0.8 THEN dice.at END,
        lower(who.name || ' ' || who.mail || n || '@example.test ref-' || lpad(n::text, 7, '0')), dice.at
      FROM (
        SELECT n, random() AS kind, random() AS fate, random() AS why, random() AS holder, random() AS due,
          random() AS age, random() AS shelf, random() AS first, random() AS last, random() AS ending,
          date_trunc('milliseconds', now() - random() * interval '700 days') AS at
        FROM generate_series(${from}::int, ${to}::int) AS n) AS dice
      CROSS JOIN LATERAL (SELECT
        (${firstNames}::text[])[1 + floor(dice.first * ${firstNames.length}::int)::int] AS first,
        (${lastNames}::text[])[1 + floor(dice.last * ${lastNames.length}::int)::int]
          || (${endings}::text[])[1 + floor(dice.ending * ${endings.length}::int)::int] AS last) AS names
      CROSS JOIN LATERAL (
        SELECT names.first || ' ' || names.last AS name, names.first || '.' || names.last AS mail) AS who
      CROSS JOIN LATERAL (SELECT
        CASE WHEN dice.fate < 0.04 THEN 'needs_review' WHEN dice.fate < 0.042 THEN 'unmapped'
          WHEN dice.fate < 0.08 THEN 'processing' WHEN dice.fate < 0.16 THEN 'awaiting_client'
          WHEN dice.fate < 0.18 THEN 'on_hold' WHEN dice.fate < 0.22 THEN 'rejected'
          WHEN dice.fate < 0.45 THEN 'approved' ELSE 'closed' END AS status,
        CASE WHEN dice.fate < 0.04 THEN 'complete' WHEN dice.fate < 0.042 THEN 'verifying'
          WHEN dice.fate < 0.08 THEN 'waiting' WHEN dice.fate < 0.16 THEN 'pending'
          WHEN dice.fate < 0.18 THEN 'on_hold' WHEN dice.fate < 0.22 THEN 'rejected'
          WHEN dice.fate < 0.45 THEN 'approved' ELSE 'reviewed' END AS raw) AS fate
      CROSS JOIN (SELECT provider FROM connections WHERE id = ${connectionId}::uuid) AS owner
      CROSS JOIN (SELECT coalesce(array_agg(id ORDER BY id), '{}') AS ids FROM members
        WHERE team_id = ${teamId}::uuid) AS team`;
  }
}
