-- AlterTable
ALTER TABLE "connections" ADD COLUMN     "settings" JSONB;

-- CreateTable
CREATE TABLE "access_tokens" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "credentials" TEXT NOT NULL,
    "envelope" TEXT NOT NULL,
    "obtained_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_tokens_connection_id_key_key" ON "access_tokens"("connection_id", "key");

SELECT gatehouse_protect('access_tokens');
