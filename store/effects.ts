import type pg from 'pg';
import type { Letter } from '../domain/notices.ts';
import { openCaller } from './callers.ts';
import type { Database } from './database.ts';
import { ratingToken } from './ratingLink.ts';
import type { Keys } from './seal.ts';
import { transaction } from './transaction.ts';

/** Something owed to somebody, with the little that a message about it needs. */
export interface Effect extends Letter {
  id: string;
  caseId: string;
}

/** How an effect left the house. */
export interface Sent {
  channel: 'console' | 'mail' | 'sms';
  receipt: string;
  /** What it said, as far as it is kept. */
  text: string;
}

export interface Effects {
  /** The effects that a case still owes, in order. */
  owedBy: (caseId: string) => Promise<string[]>;
  /**
   * Performs one effect once: `send` runs while its row is held, so no other worker sends it meanwhile; done before, or
   * in another worker's hands, it answers false. When a worker dies after sending and before recording, it is sent again.
   */
  perform: (effectId: string, send: (effect: Effect) => Promise<Sent>) => Promise<boolean>;
  /** The phone number of a case's caller, opened for this one message. */
  phoneOf: (caseId: string) => Promise<string | undefined>;
  mailOf: (unitId: string) => Promise<string | undefined>;
  /** What stands in the link under which the caller rates the case. */
  rateAt: (caseId: string) => string;
}

const hold = `select e.id, e.case_id as "caseId", k.number, e.template, e.recipient,
    k.language, k.due_at as "dueAt", u.name as unit,
    (select jsonb_object_agg(m.id, jsonb_build_object('zh', m.zh, 'mn', m.mn)) from message_template m
      where m.id in ('citizen.' || e.template, 'citizen.' || e.template || 'Link', 'desk.' || e.template)) as changed
  from effect e join case_row k on k.id = e.case_id left join unit u on u.id = k.lead_unit_id
  where e.id = $1 and e.performed_at is null for update of e skip locked`;
const record = `with done as (update effect set performed_at = clock_timestamp(), receipt = $2 where id = $1 returning *)
  insert into notice (effect_id, case_id, template, recipient, channel, at, text)
  select id, case_id, template, recipient, $3, performed_at, $4 from done`;

async function performWith(
  client: pg.PoolClient,
  effectId: string,
  send: (effect: Effect) => Promise<Sent>,
): Promise<boolean> {
  const { rows } = await client.query<Effect>(hold, [effectId]);
  const sent = rows[0] && (await send(rows[0]));
  if (sent) await client.query(record, [effectId, sent.receipt, sent.channel, sent.text]);
  return sent !== undefined;
}

/** The store of what is owed to people. Each message holds a connection of `senders` while it is sent. */
export const createEffects = (database: Database, keys: Keys, senders = database): Effects => ({
  async owedBy(caseId) {
    const { rows } = await database.query<{ id: string }>(
      'select id from effect where case_id = $1 and performed_at is null order by seq, template',
      [caseId],
    );
    return rows.map((row) => row.id);
  },
  perform: (effectId, send) => transaction(senders, (client) => performWith(client, effectId, send)),
  async phoneOf(caseId) {
    const { rows } = await database.query<{ id: string; key_id: string; sealed: Buffer }>(
      'select c.id, c.key_id, c.sealed from caller c join case_row k on k.caller_id = c.id where k.id = $1',
      [caseId],
    );
    return rows[0] && openCaller(keys, rows[0].id, rows[0].key_id, rows[0].sealed).phone;
  },
  rateAt: (caseId) => ratingToken(keys, caseId),
  async mailOf(unitId) {
    const { rows } = await database.query<{ email: string | null }>('select email from unit where id = $1', [unitId]);
    return rows[0]?.email ?? undefined;
  },
});
