-- AlterEnum
ALTER TYPE "delivery_state" ADD VALUE 'parked';

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "case_id" UUID;

-- CreateIndex
CREATE INDEX "deliveries_case_id_idx" ON "deliveries"("case_id");
