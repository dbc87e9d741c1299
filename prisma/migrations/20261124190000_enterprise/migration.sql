-- An enterprise's case, and whether it is about the business environment, as lists filter by it; the enterprise itself
-- by the keyed hash of its credit code. `npm run rebuild -- --repair` makes the hashes of the cases that are there already.
ALTER TABLE "case_row" ADD COLUMN "enterprise" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "business_environment" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "enterprise_hash" BYTEA;
UPDATE "case_row" SET "enterprise" = true WHERE "state" ? 'enterprise';
CREATE INDEX "case_row_of_enterprise" ON "case_row" ("enterprise_hash", "registered_at" DESC) WHERE "enterprise_hash" IS NOT NULL;
