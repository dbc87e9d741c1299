-- CreateTable
CREATE TABLE "reference_change" (
    "id" UUID NOT NULL,
    "resource" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "before" JSONB,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "effective_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "reference_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reference_change_resource_key_at_idx" ON "reference_change"("resource", "key", "at" DESC);

-- What has still to come into force.
CREATE INDEX "reference_change_waiting" ON "reference_change"("effective_at") WHERE applied_at IS NULL AND error IS NULL;

-- Lines of the catalogue are taken out of use, not deleted.
ALTER TABLE "catalogue_line" ADD COLUMN "active" BOOLEAN NOT NULL DEFAULT true;
