-- AlterTable
ALTER TABLE "connections" ADD COLUMN     "credential_expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "credential_issued_at" TIMESTAMPTZ(3),
ADD COLUMN     "credential_kind" TEXT NOT NULL DEFAULT 'token',
ADD COLUMN     "webhook_events" TEXT[] DEFAULT ARRAY['*']::TEXT[],
ADD COLUMN     "webhook_old_id" TEXT,
ADD COLUMN     "webhook_rotated_at" TIMESTAMPTZ(3),
ADD COLUMN     "webhook_wanted" TEXT NOT NULL DEFAULT 'on';

-- CreateTable
CREATE TABLE "oauth_states" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "state_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "oauth_states_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "oauth_states_state_hash_key" ON "oauth_states"("state_hash");

-- CreateIndex
CREATE INDEX "oauth_states_expires_at_idx" ON "oauth_states"("expires_at");

SELECT gatehouse_protect('oauth_states');

-- Personal access tokens of Amiqus live a year; of those saved before, the day they were saved is the best we know.
SELECT set_config('app.system', 'on', true);
UPDATE connections
  SET credential_issued_at = created_at, credential_expires_at = created_at + interval '1 year'
  WHERE provider = 'amiqus' AND archived_at IS NULL;
SELECT set_config('app.system', 'off', true);
