-- Files of cases. The bytes lie sealed under DATA_DIR/blobs, named by the keyed hash of their content.
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed_name" BYTEA NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "scan" TEXT NOT NULL DEFAULT 'waiting',
    "scan_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "scan_tries" INTEGER NOT NULL DEFAULT 0,
    "preview" BYTEA,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attachment_case_id_at_idx" ON "attachment"("case_id", "at");

-- CreateIndex
CREATE INDEX "attachment_hash_idx" ON "attachment"("hash");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_row"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: the few that wait for the scanner, and which previews are still in use.
CREATE INDEX "attachment_waiting" ON "attachment" ("scan_at") WHERE "scan" = 'waiting';
CREATE INDEX "attachment_preview" ON "attachment" ("preview") WHERE "preview" IS NOT NULL;
