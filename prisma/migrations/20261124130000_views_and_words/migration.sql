-- Lists as people keep them: for themselves, or shared with their unit.
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "owner_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "sort" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "saved_view_owner_id_idx" ON "saved_view"("owner_id");
CREATE INDEX "saved_view_unit_id_scope_idx" ON "saved_view"("unit_id", "scope");

-- What an export held: its format, filter and number of rows.
ALTER TABLE "access_log" ADD COLUMN "detail" JSONB;
