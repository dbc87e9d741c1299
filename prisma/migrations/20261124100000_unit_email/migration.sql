-- Where a unit is written to, if it wants notices by e-mail.
ALTER TABLE "unit" ADD COLUMN "email" TEXT;
