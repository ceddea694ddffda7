-- The case that a delivery is about, so that a client's timeline finds its deliveries by an index. Of several cases, the
-- first: providers name one.
ALTER TABLE deliveries ADD COLUMN case_ref text GENERATED ALWAYS AS (
  (hint #>> '{cases,0,kind}') || ' ' || (hint #>> '{cases,0,id}')
) STORED;

CREATE INDEX deliveries_case ON deliveries (connection_id, case_ref, received_at DESC) WHERE case_ref IS NOT NULL;
