-- Where a unit is written to, if it wants notices by e-mail.
ALTER TABLE "unit" ADD COLUMN "email" TEXT;

-- What the stream of changes looks at.
CREATE INDEX "case_row_changed_at_idx" ON "case_row"("changed_at");
