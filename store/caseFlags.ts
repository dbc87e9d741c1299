const instructed = `select case_id from case_event where type = 'instructed'`;
const attachment = `select from attachment a where a.case_id = case_row.id and a.scan <> 'refused'`;
const untold = 'select case_id from outbox';
const owed = 'select case_id from effect where performed_at is null';

/** What a list is narrowed to by a yes or a no: the condition of each. */
export const flags = {
  open: ['ended_at is null', 'ended_at is not null'],
  reworked: ['round > 1', 'round <= 1'],
  supervised: ['supervision_level > 0', 'supervision_level = 0'],
  urged: ['urge_count > 0', 'urge_count = 0'],
  led: ['lead_unit_id is not null', 'lead_unit_id is null'],
  enterprise: ['enterprise', 'not enterprise'],
  businessEnvironment: ['enterprise and business_environment', 'not business_environment'], // so that its index serves
  instructed: [`id in (${instructed})`, `id not in (${instructed})`],
  untold: [`id in (${untold})`, `id not in (${untold})`],
  owed: [`id in (${owed})`, `id not in (${owed})`],
  attached: [`exists (${attachment})`, `not exists (${attachment})`],
  cited: [`state ? 'article'`, `not state ? 'article'`],
} as const;
