-- The case list: one index per sort order, each wide enough that filters are judged without reading the table.
-- docs/decisions/008-case-index.md says why.

-- Row-level security keeps operators that might leak out of index conditions, and those of enums count as such.
-- A number and a boolean do not. The rank is also the order of the sort by status.
ALTER TABLE cases
  ADD COLUMN status_rank smallint NOT NULL GENERATED ALWAYS AS (
    CASE status
      WHEN 'needs_review' THEN 8 WHEN 'unmapped' THEN 7 WHEN 'processing' THEN 6 WHEN 'awaiting_client' THEN 5
      WHEN 'on_hold' THEN 4 WHEN 'rejected' THEN 3 WHEN 'approved' THEN 2 ELSE 1
    END) STORED,
  ADD COLUMN archived boolean NOT NULL GENERATED ALWAYS AS (archived_at IS NOT NULL) STORED,
  ADD COLUMN due_sort timestamptz(3) NOT NULL GENERATED ALWAYS AS (coalesce(due_at, 'infinity'::timestamptz)) STORED,
  ADD COLUMN name_sort text NOT NULL GENERATED ALWAYS AS (coalesce(client_name, title)) STORED;

CREATE INDEX cases_list_updated ON cases (team_id, archived, provider_updated_at DESC, id DESC)
  INCLUDE (status_rank, kind, provider, waiting_on, assignee_id, attention, connection_id, client_id);
CREATE INDEX cases_list_created ON cases (team_id, archived, provider_created_at DESC, id DESC)
  INCLUDE (status_rank, kind, provider, waiting_on, assignee_id, attention, connection_id, client_id);
CREATE INDEX cases_list_due ON cases (team_id, archived, due_sort, id)
  INCLUDE (status_rank, kind, provider, waiting_on, assignee_id, attention, connection_id, client_id);
CREATE INDEX cases_list_title ON cases (team_id, archived, title, id)
  INCLUDE (status_rank, kind, provider, waiting_on, assignee_id, attention, connection_id, client_id);
CREATE INDEX cases_list_name ON cases (team_id, archived, name_sort, id)
  INCLUDE (status_rank, kind, provider, waiting_on, assignee_id, attention, connection_id, client_id);
CREATE INDEX cases_list_status ON cases (team_id, archived, status_rank DESC, provider_updated_at DESC, id DESC)
  INCLUDE (kind, provider, waiting_on, assignee_id, attention, connection_id, client_id);

-- Filters that may match next to nothing: an order walk would read the whole team to find out.
CREATE INDEX cases_list_assignee ON cases (team_id, assignee_id, archived, provider_updated_at DESC, id DESC)
  INCLUDE (status_rank, kind, provider, waiting_on, attention, connection_id, client_id);
CREATE INDEX cases_list_connection ON cases (team_id, connection_id, archived, provider_updated_at DESC, id DESC)
  INCLUDE (status_rank, kind, provider, waiting_on, assignee_id, attention, client_id);
CREATE INDEX cases_list_attention ON cases (team_id, attention, provider_updated_at DESC, id DESC)
  INCLUDE (status_rank, kind, provider, waiting_on, assignee_id, connection_id, client_id, archived)
  WHERE attention IS NOT NULL;
CREATE INDEX cases_list_provider ON cases (team_id, provider, archived);

-- The trigram index (0002) is closed to LIKE under row-level security until LIKE is called leak-proof, which only a
-- superuser may do. The embedded server does it for its own database; a superuser's DATABASE_URL does it here.
DO $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    ALTER FUNCTION pg_catalog.textlike(text, text) LEAKPROOF;
  END IF;
END $$;

-- An order walk is dear only while the visibility map is behind.
ALTER TABLE cases SET (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.05,
                       autovacuum_analyze_scale_factor = 0.02);
