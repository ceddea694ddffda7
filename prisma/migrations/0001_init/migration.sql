-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('staff', 'manager', 'admin', 'auditor');

-- CreateEnum
CREATE TYPE "case_status" AS ENUM ('awaiting_client', 'processing', 'needs_review', 'on_hold', 'approved', 'rejected', 'closed', 'unmapped');

-- CreateEnum
CREATE TYPE "case_kind" AS ENUM ('record', 'case');

-- CreateEnum
CREATE TYPE "waiting_on" AS ENUM ('client', 'provider', 'us');

-- CreateEnum
CREATE TYPE "confirmed_by" AS ENUM ('webhook', 'poll', 'write');

-- CreateEnum
CREATE TYPE "connection_status" AS ENUM ('untested', 'healthy', 'unauthorized', 'unreachable', 'disabled');

-- CreateEnum
CREATE TYPE "operation_state" AS ENUM ('draft', 'sending', 'sent', 'rejected', 'unknown', 'reconciling', 'absent');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('received', 'processed', 'ignored', 'dead');

-- CreateEnum
CREATE TYPE "decision" AS ENUM ('approve', 'reject', 'hold', 'reopen');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "teams" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/London',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "active_team_id" UUID,
    "token_hash" TEXT NOT NULL,
    "ip" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invites" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_tokens" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttles" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "system_settings" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "system_settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "connections" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "credentials" TEXT NOT NULL,
    "credential_last_four" TEXT NOT NULL,
    "credential_fingerprint" TEXT NOT NULL,
    "status" "connection_status" NOT NULL DEFAULT 'untested',
    "status_detail" TEXT,
    "status_at" TIMESTAMPTZ(3),
    "account_name" TEXT,
    "account_team_name" TEXT,
    "rate_limit" INTEGER,
    "rate_remaining" INTEGER,
    "rate_seen_at" TIMESTAMPTZ(3),
    "not_before" TIMESTAMPTZ(3),
    "sync_cursor" JSONB,
    "last_sync_at" TIMESTAMPTZ(3),
    "last_sync_error" TEXT,
    "webhook_path" TEXT NOT NULL,
    "webhook_id" TEXT,
    "webhook_secrets" TEXT,
    "webhook_enabled" BOOLEAN NOT NULL DEFAULT false,
    "last_delivery_at" TIMESTAMPTZ(3),
    "bad_signatures" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "connections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clients" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "title" TEXT,
    "other_title" TEXT,
    "first_name" TEXT NOT NULL,
    "middle_name" TEXT,
    "last_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "landline" TEXT,
    "mobile" TEXT,
    "dob" DATE,
    "reference" TEXT,
    "address" JSONB,
    "search_text" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "clients_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client_links" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "provider_client_id" TEXT NOT NULL,
    "raw_status" TEXT,
    "provider_updated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "client_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cases" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "kind" "case_kind" NOT NULL,
    "provider_case_id" TEXT NOT NULL,
    "client_id" UUID,
    "title" TEXT NOT NULL,
    "client_name" TEXT,
    "reference" TEXT,
    "status" "case_status" NOT NULL,
    "raw_status" TEXT NOT NULL,
    "outcome" TEXT,
    "waiting_on" "waiting_on",
    "attention" TEXT,
    "summary" JSONB NOT NULL,
    "assignee_id" UUID,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "risk" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "hold_until" TIMESTAMPTZ(3),
    "provider_created_at" TIMESTAMPTZ(3) NOT NULL,
    "provider_updated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by" "confirmed_by" NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "search_text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_snapshots" (
    "case_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "body" JSONB NOT NULL,
    "complete" BOOLEAN NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_snapshots_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "case_events" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" "confirmed_by" NOT NULL,
    "from_status" "case_status",
    "to_status" "case_status" NOT NULL,
    "raw_status" TEXT NOT NULL,

    CONSTRAINT "case_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_counters" (
    "team_id" UUID NOT NULL,
    "status" "case_status" NOT NULL,
    "assignee_id" UUID NOT NULL,
    "archived" BOOLEAN NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "case_counters_pkey" PRIMARY KEY ("team_id","status","assignee_id","archived")
);

-- CreateTable
CREATE TABLE "reviews" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "decision" "decision" NOT NULL,
    "reason" TEXT NOT NULL,
    "hold_until" TIMESTAMPTZ(3),
    "from_status" "case_status" NOT NULL,
    "to_status" "case_status" NOT NULL,
    "operation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operations" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "operation_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "operation_state" NOT NULL DEFAULT 'draft',
    "subject_type" TEXT,
    "subject_id" UUID,
    "label" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "input_hash" TEXT NOT NULL,
    "result" JSONB,
    "error" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lookups" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" UUID,
    "sending_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "hint" JSONB NOT NULL,
    "state" "delivery_state" NOT NULL DEFAULT 'received',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drifts" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "raw_value" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "drifts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "team_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "session_id" UUID,
    "ip" TEXT,
    "action" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT,
    "case_id" UUID,
    "client_id" UUID,
    "outcome" TEXT NOT NULL,
    "changed_fields" TEXT[],
    "detail" JSONB NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("team_id","seq")
);

-- CreateTable
CREATE TABLE "audit_heads" (
    "team_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_heads_pkey" PRIMARY KEY ("team_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "members_user_id_idx" ON "members"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_team_id_user_id_key" ON "members"("team_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_created_at_idx" ON "sessions"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "invites_token_hash_key" ON "invites"("token_hash");

-- CreateIndex
CREATE INDEX "invites_team_id_created_at_idx" ON "invites"("team_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "setup_tokens_token_hash_key" ON "setup_tokens"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "connections_webhook_path_key" ON "connections"("webhook_path");

-- CreateIndex
CREATE INDEX "connections_team_id_created_at_idx" ON "connections"("team_id", "created_at");

-- CreateIndex
CREATE INDEX "clients_team_id_updated_at_id_idx" ON "clients"("team_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "clients_team_id_last_name_first_name_id_idx" ON "clients"("team_id", "last_name", "first_name", "id");

-- CreateIndex
CREATE INDEX "clients_team_id_email_idx" ON "clients"("team_id", "email");

-- CreateIndex
CREATE INDEX "clients_team_id_dob_idx" ON "clients"("team_id", "dob");

-- CreateIndex
CREATE INDEX "clients_team_id_reference_idx" ON "clients"("team_id", "reference");

-- CreateIndex
CREATE INDEX "client_links_client_id_idx" ON "client_links"("client_id");

-- CreateIndex
CREATE UNIQUE INDEX "client_links_connection_id_provider_client_id_key" ON "client_links"("connection_id", "provider_client_id");

-- CreateIndex
CREATE INDEX "cases_client_id_provider_created_at_idx" ON "cases"("client_id", "provider_created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "cases_connection_id_kind_provider_case_id_key" ON "cases"("connection_id", "kind", "provider_case_id");

-- CreateIndex
CREATE INDEX "case_events_case_id_at_idx" ON "case_events"("case_id", "at");

-- CreateIndex
CREATE INDEX "reviews_case_id_created_at_idx" ON "reviews"("case_id", "created_at");

-- CreateIndex
CREATE INDEX "operations_state_sending_at_idx" ON "operations"("state", "sending_at");

-- CreateIndex
CREATE INDEX "operations_team_id_subject_id_idx" ON "operations"("team_id", "subject_id");

-- CreateIndex
CREATE INDEX "operations_team_id_created_at_idx" ON "operations"("team_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "operations_team_id_operation_id_key" ON "operations"("team_id", "operation_id");

-- CreateIndex
CREATE INDEX "deliveries_connection_id_received_at_idx" ON "deliveries"("connection_id", "received_at" DESC);

-- CreateIndex
CREATE INDEX "deliveries_state_received_at_idx" ON "deliveries"("state", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_connection_id_delivery_id_key" ON "deliveries"("connection_id", "delivery_id");

-- CreateIndex
CREATE UNIQUE INDEX "drifts_connection_id_path_raw_value_key" ON "drifts"("connection_id", "path", "raw_value");

-- CreateIndex
CREATE INDEX "audit_events_team_id_case_id_seq_idx" ON "audit_events"("team_id", "case_id", "seq");

-- CreateIndex
CREATE INDEX "audit_events_team_id_client_id_seq_idx" ON "audit_events"("team_id", "client_id", "seq");

-- CreateIndex
CREATE INDEX "audit_events_team_id_actor_id_seq_idx" ON "audit_events"("team_id", "actor_id", "seq");

-- CreateIndex
CREATE INDEX "audit_events_team_id_action_seq_idx" ON "audit_events"("team_id", "action", "seq");

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_links" ADD CONSTRAINT "client_links_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_links" ADD CONSTRAINT "client_links_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_snapshots" ADD CONSTRAINT "case_snapshots_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;
