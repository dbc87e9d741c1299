-- The supervisors' queue: few of many open cases.
CREATE INDEX "case_row_supervised" ON "case_row" ("due_at") WHERE "ended_at" IS NULL AND "supervision_level" > 0;
