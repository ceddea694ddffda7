-- CreateTable
CREATE TABLE "client_decisions" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "provider_client_id" TEXT NOT NULL,
    "member_id" UUID,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "operation_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "client_decisions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "client_decisions_connection_id_provider_client_id_created_a_idx" ON "client_decisions"("connection_id", "provider_client_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "client_decisions_team_id_operation_id_key" ON "client_decisions"("team_id", "operation_id");

SELECT gatehouse_protect('client_decisions');
