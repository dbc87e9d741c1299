-- Cases by their words: of title and address, of the place's and the category's names. Made by the ledger when a case is
-- registered or corrected; beside the case's row, because that changes with every command and these hardly ever. New
-- words wait in a short list of the index, so that a registration does not pay for forty entries one by one.
CREATE TABLE "case_terms" (
    "case_id" UUID NOT NULL,
    "words" TSVECTOR NOT NULL,

    CONSTRAINT "case_terms_pkey" PRIMARY KEY ("case_id")
);
CREATE INDEX "case_terms_words_idx" ON "case_terms" USING GIN ("words")
  WITH (fastupdate = on, gin_pending_list_limit = 512);

-- Whoever changes what they were made of, an erasure above all, removes them; the ledger then makes them anew.
CREATE FUNCTION "drop_case_terms"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM case_terms WHERE case_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER "case_reworded" AFTER UPDATE ON "case_row" FOR EACH ROW
  WHEN (OLD."title" IS DISTINCT FROM NEW."title" OR OLD."address" IS DISTINCT FROM NEW."address"
    OR OLD."category_id" IS DISTINCT FROM NEW."category_id" OR OLD."division_code" IS DISTINCT FROM NEW."division_code")
  EXECUTE FUNCTION "drop_case_terms"();
