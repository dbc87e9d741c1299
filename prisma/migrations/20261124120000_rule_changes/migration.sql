-- Calendars have layers: what was one list of days becomes the nation's layer.
update calendar_version set body = jsonb_build_object('version', version, 'layers', jsonb_build_array(
  (body - 'version') || jsonb_build_object('area', '', 'name', '国务院办公厅通知')))
where body ? 'days';

-- Limits learned of suspensions, and of a unit's question to the citizen.
update policy_version set body = jsonb_set(body, '{base}', jsonb_build_object(
  'suspension', '{"limit": {"amount": 90, "unit": "days"}, "ladder": [{"offset": {"amount": 0, "unit": "days"}, "acts": ["goOn"]}]}'::jsonb,
  'unitInfo', '{"limit": {"amount": 3, "unit": "workingDays"}, "ladder": [{"offset": {"amount": 0, "unit": "days"}, "acts": ["goOn"]}]}'::jsonb,
  'conference', '{"limit": {"amount": 1, "unit": "workingDays"}, "ladder": [{"offset": {"amount": 0, "unit": "workingHours"}, "acts": ["red"]}]}'::jsonb
  ) || (body->'base')) || '{"returnWithin": {"amount": 1, "unit": "workingDays"}}'::jsonb
where not body->'base' ? 'suspension';
update policy_version set body = jsonb_set(body, '{callback,smsFirst}', '["consultation", "suggestion", "praise"]')
where not body->'callback' ? 'smsFirst';

ALTER TABLE "calendar_version" ADD COLUMN "created_by" TEXT NOT NULL DEFAULT 'system';
ALTER TABLE "policy_version" ADD COLUMN "created_by" TEXT NOT NULL DEFAULT 'system';

-- CreateTable
CREATE TABLE "rule_change" (
    "id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "running" BOOLEAN NOT NULL,
    "cursor" UUID,
    "adopted" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "rule_change_pkey" PRIMARY KEY ("id")
);

-- Open cases are leafed through by their ids.
CREATE INDEX "case_row_open" ON "case_row"("id") WHERE ended_at IS NULL;

-- Objections that were upheld are precedents for the next dispatch of their category.
CREATE INDEX "case_event_rulings" ON "case_event" ((fact->>'categoryId')) WHERE type = 'returnUpheld';
