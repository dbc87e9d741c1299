-- The knowledge base: what has happened to each article, and how it stands.
CREATE SEQUENCE "article_number";

CREATE TABLE "article" (
    "id" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "title" TEXT NOT NULL,
    "category_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "stage" TEXT,
    "readers" TEXT,
    "valid_until" DATE,
    "due_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "article_words_idx" ON "article" USING GIN ("words");
CREATE INDEX "article_category_id_idx" ON "article" ("category_id");
CREATE INDEX "article_unit_id_idx" ON "article" ("unit_id");

CREATE TABLE "article_event" (
    "article_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "command_id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "fact" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_event_pkey" PRIMARY KEY ("article_id", "seq")
);
CREATE UNIQUE INDEX "article_event_command_id_key" ON "article_event" ("command_id");
ALTER TABLE "article_event" ADD CONSTRAINT "article_event_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Which cases an article has answered.
CREATE INDEX "case_row_article" ON "case_row" ((state #>> '{article,id}'), "registered_at" DESC) WHERE state ? 'article';
