-- An enterprise's case, and whether it is about the business environment, as lists filter by it; the enterprise itself
-- by the keyed hash of its credit code. `npm run rebuild -- --repair` makes the hashes of the cases that are there already.
ALTER TABLE "case_row" ADD COLUMN "enterprise" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "business_environment" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "enterprise_hash" BYTEA;
UPDATE "case_row" SET "enterprise" = true WHERE "state" ? 'enterprise';
CREATE INDEX "case_row_of_enterprise" ON "case_row" ("enterprise_hash") WHERE "enterprise_hash" IS NOT NULL;

-- Few cases are an enterprise's, and fewer still are marked: of 620,000 rows a list of the marked ones is found in 0.2 ms
-- instead of 25, and counted in 0.5 ms instead of 171, by an index of half a megabyte.
CREATE INDEX "case_row_enterprises" ON "case_row" ("registered_at" DESC, "business_environment") WHERE "enterprise";
