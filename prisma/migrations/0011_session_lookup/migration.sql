-- Every request begins here, so it is one statement outside any transaction. The setting that opens `members` ends
-- with the statement; it cannot be attached to the function, because only a superuser may attach a setting of ours.
-- docs/decisions/010-bench.md has the figures.

-- Answers the session's user and the membership it works in, or no row when the session is unknown, revoked, ended at
-- `at`, unused since `idle_since`, or of somebody without an active membership. A live session that was last seen
-- before `touch_before` is marked as seen `at`.
CREATE FUNCTION gatehouse_live_session(session uuid, hash text, at timestamptz, idle_since timestamptz,
                                       touch_before timestamptz)
RETURNS TABLE (user_id uuid, member_id uuid, team_id uuid, role text) LANGUAGE plpgsql ROWS 1 AS $$
#variable_conflict use_column
DECLARE
  before text := current_setting('app.system', true);
  seen timestamptz;
BEGIN
  PERFORM set_config('app.system', 'on', true);
  SELECT s.user_id, m.id, m.team_id, m.role::text, s.last_seen_at
  INTO gatehouse_live_session.user_id, gatehouse_live_session.member_id, gatehouse_live_session.team_id,
       gatehouse_live_session.role, seen
  FROM sessions s
  JOIN users u ON u.id = s.user_id AND u.disabled_at IS NULL
  JOIN LATERAL (
    SELECT id, team_id, role FROM members
    WHERE user_id = s.user_id AND disabled_at IS NULL
    ORDER BY (team_id = s.active_team_id) DESC NULLS LAST, created_at, id
    LIMIT 1
  ) m ON true
  WHERE s.id = session AND s.token_hash = hash AND s.revoked_at IS NULL AND s.expires_at > at
    AND s.last_seen_at > idle_since;
  PERFORM set_config('app.system', coalesce(before, ''), true);
  IF seen IS NULL THEN
    RETURN;
  END IF;
  IF seen < touch_before THEN
    UPDATE sessions SET last_seen_at = at WHERE id = session AND last_seen_at < at AND revoked_at IS NULL;
  END IF;
  RETURN NEXT;
END $$;
