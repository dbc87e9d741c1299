-- Titles by their pairs of neighbouring characters: Chinese words are mostly two characters long, and a part of any
-- title is then found by an index. Beside the case's row, because that changes with every command and its title does not.
CREATE TABLE "case_search" (
    "case_id" UUID NOT NULL,
    "grams" TEXT[],

    CONSTRAINT "case_search_pkey" PRIMARY KEY ("case_id")
);
CREATE INDEX "case_search_grams_idx" ON "case_search" USING GIN ("grams") WITH (fastupdate = off);

CREATE FUNCTION "title_grams"("title" text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT coalesce(array_agg(DISTINCT substr(lower("title"), i, 2)), '{}') FROM generate_series(1, char_length("title") - 1) i);

CREATE FUNCTION "keep_title_grams"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO case_search (case_id, grams) VALUES (NEW.id, title_grams(NEW.title))
    ON CONFLICT (case_id) DO UPDATE SET grams = EXCLUDED.grams;
  RETURN NULL;
END
$$;
CREATE TRIGGER "case_titled" AFTER INSERT ON "case_row" FOR EACH ROW EXECUTE FUNCTION "keep_title_grams"();
CREATE TRIGGER "case_retitled" AFTER UPDATE ON "case_row" FOR EACH ROW
  WHEN (OLD."title" IS DISTINCT FROM NEW."title") EXECUTE FUNCTION "keep_title_grams"();

INSERT INTO "case_search" SELECT "id", "title_grams"("title") FROM "case_row";
