-- AlterTable
ALTER TABLE "cases" ADD COLUMN     "client_chosen" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "drifts" ADD COLUMN     "acknowledged_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "status_mappings" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" "case_kind" NOT NULL,
    "raw_status" TEXT NOT NULL,
    "status" "case_status",
    "waiting_on" "waiting_on",
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "status_mappings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "launch_templates" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "parts" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "launch_templates_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "status_mappings_connection_id_kind_raw_status_key" ON "status_mappings"("connection_id", "kind", "raw_status");

-- CreateIndex
CREATE INDEX "status_mappings_team_id_status_idx" ON "status_mappings"("team_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "launch_templates_team_id_name_key" ON "launch_templates"("team_id", "name");

SELECT gatehouse_protect('status_mappings');
SELECT gatehouse_protect('launch_templates');
