import "server-only";
import { empty, join, type Sql, sql } from "@/lib/db/sql";
import { NORMALISED_STATUSES } from "@/lib/providers/port";
import { type CaseCursor, STATUS_RANK } from "./cursor";
import { likePatterns } from "./search-terms";
import type { CaseFilter, CaseSort } from "./types";

/** Rows of the order walk that a text search looks at before it asks the trigram index. */
const WALK = 2000;
/** Rows of that walk that are looked at first, and the matches among them that promise enough in the rest. */
const GLANCE = { rows: 250, matches: 6 };

/** A list that so few cases pass is gathered and sorted: a walk would meet them at the end of the order or not at all. */
const FEW = 1000;

/** Nobody's id in `case_counters`. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

interface Order {
  /** Columns of the order, the last one unique. */
  keys: Sql;
  by: Sql;
  after(cursor: CaseCursor): Sql;
}

const updatedKeys = sql`provider_updated_at, id`;

const orders: Record<CaseSort, Order> = {
  updated: {
    keys: updatedKeys,
    by: sql`provider_updated_at DESC, id DESC`,
    after: ({ value, id }) => sql`(provider_updated_at, id) < (${value}::timestamptz, ${id}::uuid)`,
  },
  oldest: {
    keys: updatedKeys,
    by: sql`provider_updated_at, id`,
    after: ({ value, id }) => sql`(provider_updated_at, id) > (${value}::timestamptz, ${id}::uuid)`,
  },
  created: {
    keys: sql`provider_created_at, id`,
    by: sql`provider_created_at DESC, id DESC`,
    after: ({ value, id }) => sql`(provider_created_at, id) < (${value}::timestamptz, ${id}::uuid)`,
  },
  due: {
    keys: sql`due_sort, id`,
    by: sql`due_sort, id`,
    after: ({ value, id }) => sql`(due_sort, id) > (${value}::timestamptz, ${id}::uuid)`,
  },
  title: {
    keys: sql`title, id`,
    by: sql`title, id`,
    after: ({ value, id }) => sql`(title, id) > (${value}, ${id}::uuid)`,
  },
  name: {
    keys: sql`name_sort, id`,
    by: sql`name_sort, id`,
    after: ({ value, id }) => sql`(name_sort, id) > (${value}, ${id}::uuid)`,
  },
  status: {
    keys: sql`status_rank, provider_updated_at, id`,
    by: sql`status_rank DESC, provider_updated_at DESC, id DESC`,
    after: ({ value, rank, id }) =>
      sql`(status_rank, provider_updated_at, id) < (${rank}::smallint, ${value}::timestamptz, ${id}::uuid)`,
  },
};

export interface SearchPlan {
  teamId: string;
  /** The member who asks, for `assignee: "me"` and the counts. */
  memberId: string;
  filter: CaseFilter;
  sort: CaseSort;
  cursor: CaseCursor | null;
  /** Rows wanted; one more is read to know whether there is a next page. */
  limit: number;
  terms: string[] | null;
}

function archivedValues(filter: CaseFilter): boolean[] {
  return filter.archived === "all" ? [false, true] : [filter.archived === true];
}

function ranks(filter: CaseFilter): number[] | null {
  const wanted = new Set(filter.status ?? []);
  if (wanted.size === 0 || wanted.size === NORMALISED_STATUSES.length) return null;
  return [...wanted].map((status) => STATUS_RANK[status]);
}

function statuses(filter: CaseFilter): Sql {
  const only = ranks(filter);
  return only === null ? empty : sql`AND status_rank = ANY(${only}::smallint[])`;
}

/** Everything but archive and status. Enums are compared as such; `provider` & co. are text. */
function narrowing({ teamId, memberId, filter, cursor, sort }: SearchPlan): Sql {
  const parts = [sql`team_id = ${teamId}::uuid`];
  if (filter.provider?.length) parts.push(sql`provider = ANY(${filter.provider})`);
  if (filter.kind?.length) parts.push(sql`kind = ANY(${filter.kind}::case_kind[])`);
  if (filter.waitingOn?.length) parts.push(sql`waiting_on = ANY(${filter.waitingOn}::waiting_on[])`);
  if (filter.assignee === "none") parts.push(sql`assignee_id IS NULL`);
  else if (filter.assignee !== undefined) {
    const holder = filter.assignee === "me" ? memberId : filter.assignee;
    parts.push(sql`assignee_id = ${holder}::uuid`);
  }
  if (filter.clientId !== undefined) parts.push(sql`client_id = ${filter.clientId}::uuid`);
  if (filter.connectionId !== undefined) parts.push(sql`connection_id = ${filter.connectionId}::uuid`);
  if (filter.attention !== undefined) parts.push(sql`attention = ${filter.attention}`);
  if (filter.ids !== undefined) parts.push(sql`id = ANY(${filter.ids}::uuid[])`);
  if (cursor) parts.push(orders[sort].after(cursor));
  return join(parts, " AND ");
}

/**
 * The first `limit` ids in order, none unless `when`. Statuses and archive values are walked each on its own and merged,
 * so that the index gives every one of them in order.
 */
function walk(plan: SearchPlan, limit: number, when: Sql = sql`true`): Sql {
  const { keys, by } = orders[plan.sort];
  const where = sql`${narrowing(plan)} AND ${when}`;
  const archived = archivedValues(plan.filter);
  const only = ranks(plan.filter);
  const merged = only !== null && (plan.sort === "updated" || plan.sort === "oldest");
  const status = statuses(plan.filter);
  if (archived.length === 1 && (!merged || only.length === 1)) {
    return sql`SELECT ${keys} FROM cases WHERE ${where} AND archived = ${archived[0]} ${status}
      ORDER BY ${by} LIMIT ${limit}`;
  }
  return sql`SELECT part.* FROM unnest(${archived}::boolean[]) AS shelf
    ${merged ? sql`CROSS JOIN unnest(${only}::smallint[]) AS rank` : empty}
    CROSS JOIN LATERAL (
      SELECT ${keys} FROM cases
      WHERE ${where} AND archived = shelf ${merged ? sql`AND status_rank = rank` : status}
      ORDER BY ${by} LIMIT ${limit}) AS part
    ORDER BY ${by} LIMIT ${limit}`;
}

/**
 * A page without text. Where the filter asks for what the counters count, they tell whether few cases pass it at most;
 * those are found by holder or status and sorted. Only one of the two parts runs.
 */
function listed(plan: SearchPlan): Sql {
  const take = plan.limit + 1;
  if (plan.filter.assignee === undefined && ranks(plan.filter) === null)
    return sql`page AS MATERIALIZED (${walk(plan, take)})`;
  const { keys, by } = orders[plan.sort];
  const archived = sql`archived = ANY(${archivedValues(plan.filter)}::boolean[])`;
  const names = plan.filter.status?.length
    ? sql`AND status = ANY(${plan.filter.status}::case_status[])`
    : empty;
  return sql`few AS MATERIALIZED (
      SELECT coalesce(sum(count), 0) <= ${FEW} AS yes FROM case_counters
      WHERE team_id = ${plan.teamId}::uuid AND ${archived} AND ${counted(plan)} ${names}),
    page AS MATERIALIZED (
      (SELECT part.* FROM (
          SELECT id AS those FROM cases
          WHERE ${narrowing({ ...plan, cursor: null })} AND ${archived} ${statuses(plan.filter)}
            AND (SELECT yes FROM few) OFFSET 0) AS gathered
        CROSS JOIN LATERAL (SELECT ${keys} FROM cases WHERE id = those AND ${narrowing(plan)} OFFSET 0) AS part
        ORDER BY ${by} LIMIT ${take})
      UNION ALL
      (${walk(plan, take, sql`NOT (SELECT yes FROM few)`)}))`;
}

function matches(terms: string[]): Sql {
  const each = terms.map((term) => {
    const patterns = likePatterns(term).map((pattern) => sql`search_text LIKE ${pattern}`);
    return sql`(${join(patterns, " OR ")})`;
  });
  return join(each, " AND ");
}

/**
 * Ids in order whose text matches. Common words are found in the first rows of the order walk; when a glance at it, or
 * all of it, gives too few, the trigram index answers alone: filters and order come after it, because the planner
 * takes the place in the order for narrower than the words and would walk to the end.
 */
function pages(plan: SearchPlan, terms: string[]): Sql {
  const { keys, by } = orders[plan.sort];
  const take = plan.limit + 1;
  const matching = sql`EXISTS (
    SELECT FROM cases c WHERE c.id = near.id AND c.team_id = ${plan.teamId}::uuid AND ${matches(terms)})`;
  return sql`near AS MATERIALIZED (${walk(plan, WALK)}),
    glance AS MATERIALIZED (
      SELECT count(*) >= ${GLANCE.matches} OR (SELECT count(*) FROM near) < ${WALK} AS promising
      FROM (SELECT * FROM near ORDER BY ${by} LIMIT ${GLANCE.rows}) AS near WHERE ${matching}),
    seen AS MATERIALIZED (
      SELECT near.* FROM near WHERE (SELECT promising FROM glance) AND ${matching} ORDER BY ${by} LIMIT ${take}),
    enough AS MATERIALIZED (
      SELECT (SELECT count(*) FROM seen) = ${take} OR (SELECT count(*) FROM near) < ${WALK} AS yes),
    page AS MATERIALIZED (
      SELECT * FROM seen WHERE (SELECT yes FROM enough)
      UNION ALL
      (SELECT ${keys} FROM (
          SELECT * FROM cases
          WHERE team_id = ${plan.teamId}::uuid AND ${matches(terms)} AND NOT (SELECT yes FROM enough) OFFSET 0) AS far
        WHERE ${narrowing(plan)} AND archived = ANY(${archivedValues(plan.filter)}::boolean[]) ${statuses(plan.filter)}
        ORDER BY ${by} LIMIT ${take}))`;
}

const iso = (column: Sql) => sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Counts alone: the names of the checks would be a fifth of the answer, and the list shows none. */
const summaryJson = sql`json_build_object(
  'checks', CASE jsonb_typeof(c.summary->'checks') WHEN 'array' THEN jsonb_array_length(c.summary->'checks') ELSE 0 END,
  'done', coalesce(c.summary->'done', '0'), 'flagged', coalesce(c.summary->'flagged', '0'))`;

/** One row as JSON, in the shape of CaseRow and `createdAt` for the cursor. */
const rowJson = sql`json_strip_nulls(json_build_object(
  'id', c.id, 'connectionId', c.connection_id, 'kind', c.kind, 'provider', c.provider, 'title', c.title,
  'clientName', c.client_name, 'reference', c.reference, 'status', c.status, 'rawStatus', c.raw_status,
  'outcome', c.outcome, 'waitingOn', c.waiting_on, 'attention', c.attention, 'summary', ${summaryJson},
  'assigneeId', c.assignee_id, 'priority', nullif(c.priority, 0), 'dueAt', ${iso(sql`c.due_at`)},
  'holdUntil', ${iso(sql`c.hold_until`)}, 'updatedAt', ${iso(sql`c.provider_updated_at`)},
  'confirmedAt', ${iso(sql`c.confirmed_at`)}, 'confirmedBy', c.confirmed_by, 'archived', c.archived,
  'createdAt', ${iso(sql`c.provider_created_at`)}))`;

/** Counters of the cases with the holder that the filter asks for. */
function counted({ memberId, filter }: SearchPlan): Sql {
  if (filter.assignee === undefined) return sql`true`;
  if (filter.assignee === "none") return sql`assignee_id = ${NOBODY}::uuid`;
  return sql`assignee_id = ${filter.assignee === "me" ? memberId : filter.assignee}::uuid`;
}

function counters(plan: SearchPlan): Sql {
  const { teamId, memberId, filter } = plan;
  return sql`SELECT coalesce(json_agg(tally), '[]') FROM (
    SELECT status, coalesce(sum(count) FILTER (WHERE ${counted(plan)}), 0) AS count,
      coalesce(sum(count) FILTER (WHERE assignee_id = ${memberId}::uuid), 0) AS mine,
      coalesce(sum(count) FILTER (WHERE assignee_id = ${NOBODY}::uuid), 0) AS unassigned
    FROM case_counters
    WHERE team_id = ${teamId}::uuid AND archived = ANY(${archivedValues(filter)}::boolean[])
    GROUP BY status) AS tally`;
}

/** The whole search as one statement that answers one row: `items` and `counts`, both JSON. */
export function searchStatement(plan: SearchPlan): Sql {
  const found = plan.terms ? pages(plan, plan.terms) : listed(plan);
  return sql`WITH ${found}
    SELECT (${counters(plan)}) AS counts, (
      SELECT coalesce(json_agg(line), '[]') FROM (
        SELECT ${rowJson} AS line
        FROM page JOIN cases c ON c.id = page.id AND c.team_id = ${plan.teamId}::uuid
        ORDER BY ${qualified(plan.sort)}) AS lines) AS items`;
}

/** The order over `page`, whose columns are also those of `cases`. */
function qualified(sort: CaseSort): Sql {
  switch (sort) {
    case "updated":
      return sql`page.provider_updated_at DESC, page.id DESC`;
    case "oldest":
      return sql`page.provider_updated_at, page.id`;
    case "created":
      return sql`page.provider_created_at DESC, page.id DESC`;
    case "due":
      return sql`page.due_sort, page.id`;
    case "title":
      return sql`page.title, page.id`;
    case "name":
      return sql`page.name_sort, page.id`;
    case "status":
      return sql`page.status_rank DESC, page.provider_updated_at DESC, page.id DESC`;
  }
}
