-- The call that rings at a seat now, and the calls that nobody answered.
CREATE TABLE "ringing" (
    "user_id" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ringing_pkey" PRIMARY KEY ("user_id")
);
ALTER TABLE "ringing" ADD CONSTRAINT "ringing_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user" ("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "missed_call" (
    "id" UUID NOT NULL,
    "phone_hash" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "taken_by" TEXT,
    "taken_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "missed_call_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "missed_call_done_at_idx" ON "missed_call" ("done_at");

-- A number waits once, however often it rang; and what waits is found without reading what is done.
CREATE UNIQUE INDEX "missed_call_waiting" ON "missed_call" ("phone_hash") WHERE "done_at" IS NULL;
CREATE INDEX "missed_call_oldest" ON "missed_call" ("first_at") WHERE "done_at" IS NULL;
