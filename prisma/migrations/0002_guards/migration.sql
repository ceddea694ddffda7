-- Walls that Prisma has no words for: row-level security, the append-only audit trail, search indexes, counters.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- 1. Row-level security -------------------------------------------------------------------------------------------

-- Gives a table with team_id its policy. FORCE, because the app's role owns the tables and owners are exempt otherwise.
-- The settings are read inside (select …), so that they are read once per statement and not once per row.
CREATE FUNCTION gatehouse_protect(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY team_wall ON %s
       USING (team_id = (SELECT nullif(current_setting(''app.team_id'', true), ''''))::uuid
              OR (SELECT current_setting(''app.system'', true)) = ''on'')
       WITH CHECK (team_id = (SELECT nullif(current_setting(''app.team_id'', true), ''''))::uuid
              OR (SELECT current_setting(''app.system'', true)) = ''on'')', target);
END $$;

SELECT gatehouse_protect(quote_ident(table_name)::regclass)
FROM information_schema.columns
WHERE table_schema = current_schema() AND column_name = 'team_id'
ORDER BY table_name;

ALTER TABLE teams ENABLE ROW LEVEL SECURITY;
ALTER TABLE teams FORCE ROW LEVEL SECURITY;
CREATE POLICY team_wall ON teams
  USING (id = (SELECT nullif(current_setting('app.team_id', true), ''))::uuid
         OR (SELECT current_setting('app.system', true)) = 'on')
  WITH CHECK (id = (SELECT nullif(current_setting('app.team_id', true), ''))::uuid
         OR (SELECT current_setting('app.system', true)) = 'on');

-- A superuser and a role with BYPASSRLS walk through every policy. For such a user of DATABASE_URL the app's
-- transactions switch to this role. Roles belong to the cluster: several databases may migrate at once.
DO $$
DECLARE
  walks_through boolean;
BEGIN
  SELECT rolsuper OR rolbypassrls INTO walks_through FROM pg_roles WHERE rolname = current_user;
  IF NOT walks_through THEN
    RETURN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gatehouse_app') THEN
    BEGIN
      CREATE ROLE gatehouse_app NOLOGIN NOBYPASSRLS;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END IF;
  IF NOT pg_has_role(current_user, 'gatehouse_app', 'MEMBER') THEN
    GRANT gatehouse_app TO CURRENT_USER;
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO gatehouse_app', current_schema());
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO gatehouse_app', current_schema());
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO gatehouse_app',
                 current_schema());
  REVOKE ALL ON _prisma_migrations FROM gatehouse_app;
  GRANT SELECT ON _prisma_migrations TO gatehouse_app;
  REVOKE UPDATE, DELETE ON audit_events FROM gatehouse_app;
END $$;

-- 2. Audit: rows are added and never changed ----------------------------------------------------------------------

CREATE FUNCTION gatehouse_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: the audit trail is append-only', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_refuse_change();

-- 3. Search: trigrams inside one team -----------------------------------------------------------------------------

CREATE INDEX cases_search ON cases USING gin (team_id, search_text gin_trgm_ops);
CREATE INDEX clients_search ON clients USING gin (team_id, search_text gin_trgm_ops);

-- 4. Counters: kept, not counted ----------------------------------------------------------------------------------

-- Applies one statement's changes. Rows are locked in key order, so that two statements wait and do not deadlock.
CREATE FUNCTION gatehouse_count_cases() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  nobody CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO case_counters AS kept (team_id, status, assignee_id, archived, count)
    SELECT team_id, status, coalesce(assignee_id, nobody), archived_at IS NOT NULL, count(*)
    FROM new_rows GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (team_id, status, assignee_id, archived) DO UPDATE SET count = kept.count + excluded.count;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO case_counters AS kept (team_id, status, assignee_id, archived, count)
    SELECT team_id, status, coalesce(assignee_id, nobody), archived_at IS NOT NULL, -count(*)
    FROM old_rows GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (team_id, status, assignee_id, archived) DO UPDATE SET count = kept.count + excluded.count;
  ELSE
    INSERT INTO case_counters AS kept (team_id, status, assignee_id, archived, count)
    SELECT team_id, status, holder, archived, sum(change)
    FROM (
      SELECT team_id, status, coalesce(assignee_id, nobody) AS holder, archived_at IS NOT NULL AS archived, 1 AS change
      FROM new_rows
      UNION ALL
      SELECT team_id, status, coalesce(assignee_id, nobody), archived_at IS NOT NULL, -1
      FROM old_rows
    ) AS changes
    GROUP BY 1, 2, 3, 4 HAVING sum(change) <> 0 ORDER BY 1, 2, 3, 4
    ON CONFLICT (team_id, status, assignee_id, archived) DO UPDATE SET count = kept.count + excluded.count;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER count_inserted AFTER INSERT ON cases REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_count_cases();
CREATE TRIGGER count_updated AFTER UPDATE ON cases REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_count_cases();
CREATE TRIGGER count_deleted AFTER DELETE ON cases REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_count_cases();
