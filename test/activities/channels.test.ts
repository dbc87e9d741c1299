import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createSend, type Send } from '../../activities/channels.ts';
import { textOf } from '../../domain/notices.ts';
import { hasty } from '../support/hasty.ts';
import { openEngine, receiptsIn, spot, untilOwedNothing, type Bench } from '../support/engine.ts';
import { openHall, registerCase, type Hall } from '../support/ledger.ts';

let hall: Hall;
let bench: Bench;
beforeAll(async () => {
  hall = await openHall(hasty);
  bench = await openEngine(hall);
}, 60_000);
afterEach(() => bench.rest());
afterAll(async () => {
  await bench.close();
  await hall.close();
});

const owedNothing = (caseId: string) => untilOwedNothing(bench, caseId);
const saidTo = async (caseId: string): Promise<string | null | undefined> => {
  const sql = 'select text from notice where case_id = $1';
  return (await hall.database.query<{ text: string | null }>(sql, [caseId])).rows[0]?.text;
};
const receiptsOf = (caseId: string) => receiptsIn(hall, caseId);

describe('the SMS gateway', () => {
  const seen: { headers: IncomingHttpHeaders; body: { id: string; to: string; text: string } }[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({
        headers: request.headers,
        body: JSON.parse(Buffer.concat(chunks).toString()) as (typeof seen)[number]['body'],
      });
      response.writeHead(answers.shift() ?? 200).end('receipt-1');
    });
  });
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => void server.close(resolve)));

  const send = (): Send => {
    const { port } = server.address() as AddressInfo;
    return createSend(bench.effects, hall.ledger, {
      smsUrl: `http://127.0.0.1:${String(port)}/sms`,
      smsToken: 'secret',
    });
  };

  test('gets number, text and the effect’s id as its key; its receipt is kept; a failure is tried again', async () => {
    answers.push(503, 200);
    await bench.work(send());
    const kase = await registerCase(hall.ledger, spot);
    await owedNothing(kase.id);
    expect(seen).toHaveLength(2);
    expect(seen[0]?.headers['idempotency-key']).toBe(seen[1]?.headers['idempotency-key']);
    expect(seen[1]?.body).toMatchObject({
      to: '13904830001',
      text: textOf({ template: 'rate', recipient: 'citizen', number: kase.number }),
    });
    expect(await receiptsOf(kase.id)).toEqual(['receipt-1']);
  });

  test('that fails three times in a row is left alone for a while', async () => {
    const kase = await registerCase(hall.ledger, spot);
    seen.length = 0;
    answers.push(503, 503, 503);
    const { id: caseId, number } = kase;
    const one = send();
    const says: string[] = [];
    for (const id of ['1', '2', '3', '4'])
      await one({ id, caseId, number, template: 'rate', recipient: 'citizen' }).catch((error: unknown) =>
        says.push((error as Error).message),
      );
    expect(says.slice(2)).toEqual(['the gateway answered 503', 'the far side is left alone for a while']);
    expect(seen).toHaveLength(3);
    await bench.work();
    await owedNothing(caseId);
  });

  test('gets the link under which a citizen rates; what is kept of the text names no link', async () => {
    seen.length = 0;
    const { port } = server.address() as AddressInfo;
    const linked = createSend(bench.effects, hall.ledger, {
      smsUrl: `http://127.0.0.1:${String(port)}/sms`,
      publicUrl: 'https://12345.example.cn',
    });
    await bench.work(linked);
    const { id, number } = await registerCase(hall.ledger, spot);
    await owedNothing(id);
    const link = `https://12345.example.cn/rate/${bench.effects.rateAt(id)}`;
    const letter = { template: 'rate', recipient: 'citizen', number } as const;
    expect(seen[0]?.body.text).toBe(textOf(letter, link));
    expect(await saidTo(id)).toBe(textOf(letter, '…'));
  });

  test('that refuses is not asked again', async () => {
    seen.length = 0;
    answers.push(400);
    await bench.work(send());
    const kase = await registerCase(hall.ledger, spot);
    await owedNothing(kase.id);
    expect(seen).toHaveLength(1);
    expect(await receiptsOf(kase.id)).toEqual(['refused with 400']);
  });
});

test('a message has the words in force when it is performed; what was said before stays', async () => {
  const say = (zh: string) =>
    hall.database.query(
      `insert into message_template (id, zh, mn) values ('citizen.rate', $1, '')
       on conflict (id) do update set zh = excluded.zh`,
      [zh],
    );
  await say('{number} 已答复（新）');
  await bench.work();
  const first = await registerCase(hall.ledger, spot);
  await owedNothing(first.id);
  await say('{number} 已答复（再新）');
  const second = await registerCase(hall.ledger, spot);
  await owedNothing(second.id);
  expect([await saidTo(first.id), await saidTo(second.id)]).toEqual([
    `${first.number} 已答复（新）`,
    `${second.number} 已答复（再新）`,
  ]);
});
