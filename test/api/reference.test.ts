import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openOffice, type Office, type Seen, type Who } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
const list = async (who: Who, path: string) => (await office.as(who)).get<Seen[]>(path).expect(200);

describe('reference data', () => {
  test.each(['units', 'categories', 'divisions', 'catalogue', 'templates', 'calendars', 'profiles'])(
    '%s are lists and single rows',
    async (name) => {
      const { body, headers } = await list('handler', `/api/${name}`);
      expect(body.length).toBeGreaterThan(0);
      expect(headers['content-range']).toMatch(new RegExp(`^${name} 0-\\d+/\\d+$`));
      const one = await (
        await office.as('handler')
      )
        .get(`/api/${name}/${encodeURIComponent(String(body[0]?.id))}`)
        .expect(200);
      expect(one.body.id).toBe(body[0]?.id);
      await (await office.as('handler')).get(`/api/${name}/nothing`).expect(404);
    },
  );

  test('many by id, and part of a name', async () => {
    const many = await list('handler', `/api/units?filter=${json({ id: ['zjj', 'heat'] })}`);
    expect(many.body.map(({ id }) => id).toSorted()).toEqual(['heat', 'zjj']);
    expect((await list('handler', `/api/units?filter=${json({ q: 'zj' })}`)).body.map(({ id }) => id)).toEqual(['zjj']);
  });

  test('a category is found by its name, with its usual lead', async () => {
    const { body } = await list(
      'operator',
      `/api/categories/suggest?q=${encodeURIComponent('温度')}&divisionCode=152921`,
    );
    expect(body[0]).toMatchObject({ id: '01.02.03', byName: true, leadUnitId: 'zjj', leadUnitName: 'zjj局' });
  });
});
