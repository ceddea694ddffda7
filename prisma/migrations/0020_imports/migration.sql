-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('mapping', 'checking', 'ready', 'running', 'paused', 'finished', 'cancelled');

-- CreateEnum
CREATE TYPE "import_row_state" AS ENUM ('pending', 'created', 'duplicate', 'invalid', 'failed', 'unknown', 'skipped');

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "state" "import_state" NOT NULL,
    "format" TEXT NOT NULL,
    "file_name" TEXT,
    "columns" TEXT[],
    "fingerprint" TEXT NOT NULL,
    "mapping" JSONB,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "notes" JSONB NOT NULL DEFAULT '{}',
    "total" INTEGER NOT NULL DEFAULT 0,
    "checked_to" INTEGER NOT NULL DEFAULT 0,
    "connection_ids" UUID[],
    "duplicates" TEXT NOT NULL DEFAULT 'skip',
    "pause_reason" TEXT,
    "stalls" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "lease_token" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "team_id" UUID NOT NULL,
    "state" "import_row_state" NOT NULL DEFAULT 'pending',
    "raw" JSONB,
    "fields" JSONB,
    "email_key" TEXT,
    "person_key" TEXT,
    "reasons" JSONB,
    "client_id" UUID,
    "same_as_row" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("import_id","row")
);

-- CreateTable
CREATE TABLE "import_mappings" (
    "team_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_mappings_pkey" PRIMARY KEY ("team_id","fingerprint")
);

-- CreateIndex
CREATE INDEX "imports_team_id_created_at_id_idx" ON "imports"("team_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "imports_state_lease_until_idx" ON "imports"("state", "lease_until");

-- CreateIndex
CREATE INDEX "import_rows_import_id_state_row_idx" ON "import_rows"("import_id", "state", "row");

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Each row is of one team.
SELECT gatehouse_protect('imports');
SELECT gatehouse_protect('import_rows');
SELECT gatehouse_protect('import_mappings');

-- Duplicates of many rows at once. Row-level security keeps functions that might leak out of index conditions, so what
-- is compared are columns. The lower case of a name is PostgreSQL's own on both sides.
ALTER TABLE clients
  ADD COLUMN email_key text NOT NULL GENERATED ALWAYS AS (lower(email)) STORED,
  ADD COLUMN last_name_key text NOT NULL GENERATED ALWAYS AS (lower(last_name)) STORED;
CREATE INDEX clients_same_email ON clients (team_id, email_key);
CREATE INDEX clients_same_person ON clients (team_id, dob, last_name_key) WHERE dob IS NOT NULL;
