-- Rates are counted by the instant at which something fell due. Those instants stand in the fold, as text of one length
-- that sorts as time does, so an index on the expression finds a period without a column of its own.
CREATE INDEX "case_row_sign_due" ON "case_row" (((state #>> '{clocks,sign,dueAt}') COLLATE "C")) WHERE "lead_unit_id" IS NOT NULL;
CREATE INDEX "case_row_handle_due" ON "case_row" ((coalesce(state #>> '{firstPassed,dueAt}', state #>> '{clocks,handle,dueAt}') COLLATE "C")) WHERE "lead_unit_id" IS NOT NULL;
CREATE INDEX "case_row_callback_due" ON "case_row" (((state #>> '{clocks,callback,dueAt}') COLLATE "C")) WHERE "lead_unit_id" IS NOT NULL;

-- What turns yellow next, and who has been urged how often.
CREATE INDEX "case_row_open_yellow" ON "case_row" ("yellow_at") WHERE "ended_at" IS NULL;
CREATE INDEX "case_row_urged" ON "case_row" ("urge_count" DESC) WHERE "ended_at" IS NULL AND "urge_count" > 0;

-- The citizens' words of a period, and the cases that carry an instruction.
CREATE INDEX "case_event_heard" ON "case_event" ("at") WHERE "type" IN ('citizenHeard', 'rated');
CREATE INDEX "case_event_instructed" ON "case_event" ("at" DESC) WHERE "type" = 'instructed';

-- Who saw what, by day and by act.
CREATE INDEX "access_log_at_idx" ON "access_log" ("at" DESC);
CREATE INDEX "access_log_action_at_idx" ON "access_log" ("action", "at" DESC);

-- When a session was last used; noted once a minute.
ALTER TABLE "web_session" ADD COLUMN "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
