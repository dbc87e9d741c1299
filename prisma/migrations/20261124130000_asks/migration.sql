-- What waits for a decision beside the status: an extension, an answer to a letter, a signature, an appeal.
ALTER TABLE "case_row" ADD COLUMN "asks" TEXT[];
UPDATE "case_row" SET "asks" = '{}';
CREATE INDEX "case_row_asks" ON "case_row" USING GIN ("asks") WHERE "asks" <> '{}';
