-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "unit" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short" TEXT NOT NULL,
    "parent_id" TEXT,
    "kind" TEXT NOT NULL,
    "division_code" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "division" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "parent_code" TEXT,

    CONSTRAINT "division_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "category" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" TEXT,
    "profile" TEXT,
    "urgency" TEXT,
    "needs_evidence" BOOLEAN NOT NULL DEFAULT false,
    "counts_solved" BOOLEAN NOT NULL DEFAULT true,
    "counts_satisfied" BOOLEAN NOT NULL DEFAULT true,
    "keywords" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalogue_line" (
    "id" SERIAL NOT NULL,
    "category_id" TEXT NOT NULL,
    "division_code" TEXT NOT NULL,
    "lead_unit_id" TEXT NOT NULL,
    "co_unit_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "basis" TEXT NOT NULL,

    CONSTRAINT "catalogue_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_version" (
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_version_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "roles" TEXT[],
    "skills" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "unit_id" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "web_session" (
    "sid" VARCHAR NOT NULL,
    "sess" JSON NOT NULL,
    "expire" TIMESTAMP(6) NOT NULL,

    CONSTRAINT "web_session_pkey" PRIMARY KEY ("sid")
);

-- CreateTable
CREATE TABLE "access_log" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "case_id" UUID,
    "reason" TEXT,
    "request_id" TEXT,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "caller" (
    "id" UUID NOT NULL,
    "phone_hash" BYTEA,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "caller_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_row" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "head_hash" BYTEA NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "title" TEXT NOT NULL,
    "address" TEXT,
    "case_type" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "category_id" TEXT NOT NULL,
    "division_code" TEXT NOT NULL,
    "caller_id" UUID,
    "anonymous" BOOLEAN NOT NULL,
    "confidential" BOOLEAN NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "registered_by" TEXT NOT NULL,
    "lead_unit_id" TEXT,
    "co_unit_ids" TEXT[],
    "handler_id" TEXT,
    "reply_stage" TEXT,
    "round" INTEGER NOT NULL,
    "supervision_level" INTEGER NOT NULL,
    "repeat_count" INTEGER NOT NULL,
    "urge_count" INTEGER NOT NULL,
    "clock" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "yellow_at" TIMESTAMPTZ(3),
    "next_strike_at" TIMESTAMPTZ(3),
    "call_from" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "fact" JSONB NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("case_id","seq")
);

-- CreateTable
CREATE TABLE "case_words" (
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "salt" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "case_words_pkey" PRIMARY KEY ("case_id","seq","field")
);

-- CreateTable
CREATE TABLE "command_log" (
    "id" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "command_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "effect" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "template" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "performed_at" TIMESTAMPTZ(3),
    "receipt" TEXT,

    CONSTRAINT "effect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "effect_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("effect_id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "facts" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "catalogue_line_category_id_division_code_key" ON "catalogue_line"("category_id", "division_code");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_username_key" ON "app_user"("username");

-- CreateIndex
CREATE INDEX "web_session_expire_idx" ON "web_session"("expire");

-- CreateIndex
CREATE INDEX "access_log_case_id_at_idx" ON "access_log"("case_id", "at");

-- CreateIndex
CREATE INDEX "access_log_user_id_at_idx" ON "access_log"("user_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "caller_phone_hash_key" ON "caller"("phone_hash");

-- CreateIndex
CREATE UNIQUE INDEX "case_row_number_key" ON "case_row"("number");

-- CreateIndex
CREATE INDEX "case_row_status_due_at_idx" ON "case_row"("status", "due_at");

-- CreateIndex
CREATE INDEX "case_row_lead_unit_id_status_due_at_idx" ON "case_row"("lead_unit_id", "status", "due_at");

-- CreateIndex
CREATE INDEX "case_row_registered_at_idx" ON "case_row"("registered_at" DESC);

-- CreateIndex
CREATE INDEX "case_row_registered_by_registered_at_idx" ON "case_row"("registered_by", "registered_at" DESC);

-- CreateIndex
CREATE INDEX "case_row_caller_id_idx" ON "case_row"("caller_id");

-- CreateIndex
CREATE INDEX "case_row_co_unit_ids_idx" ON "case_row" USING GIN ("co_unit_ids");

-- CreateIndex
CREATE UNIQUE INDEX "effect_case_id_seq_template_recipient_key" ON "effect"("case_id", "seq", "template", "recipient");

-- CreateIndex
CREATE INDEX "notice_recipient_at_idx" ON "notice"("recipient", "at" DESC);

-- CreateIndex
CREATE INDEX "outbox_case_id_idx" ON "outbox"("case_id");

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_row" ADD CONSTRAINT "case_row_caller_id_fkey" FOREIGN KEY ("caller_id") REFERENCES "caller"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_row"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_effect_id_fkey" FOREIGN KEY ("effect_id") REFERENCES "effect"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Written by hand: what Prisma's schema language cannot say.
CREATE SEQUENCE "case_number" AS integer MINVALUE 1 MAXVALUE 999999 CYCLE;
CREATE INDEX "case_row_open_strike" ON "case_row" ("next_strike_at") WHERE "ended_at" IS NULL AND "next_strike_at" IS NOT NULL;
CREATE INDEX "case_row_open_overdue" ON "case_row" ("due_at") WHERE "ended_at" IS NULL;
CREATE INDEX "effect_owed" ON "effect" ("case_id") WHERE "performed_at" IS NULL;
ALTER TABLE "case_row" SET (fillfactor = 80);
