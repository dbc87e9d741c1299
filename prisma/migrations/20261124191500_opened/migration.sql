-- Written by hand: of one person and one case there is one opening in an hour, whichever process answered.
CREATE UNIQUE INDEX "access_log_open" ON "access_log" ("user_id", "case_id", date_trunc('hour', "at" AT TIME ZONE 'UTC')) WHERE "action" = 'open';
