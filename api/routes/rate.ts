import express, { type Response } from 'express';
import { z } from 'zod';
import type { Case } from '../../domain/case/case.ts';
import { isEnded, Satisfaction } from '../../domain/case/codes.ts';
import type { Actor } from '../../domain/people.ts';
import { words } from '../../domain/text.ts';
import { caseOfToken } from '../../store/ratingLink.ts';
import { findCase } from '../../store/views.ts';
import { limitRating } from '../limits.ts';
import type { Hearing, Parts } from '../parts.ts';
import { ratingForm, ratingSaid } from '../ratingPage.ts';
import { route, type Route } from '../route.ts';

const Rating = z.object({
  solved: z.enum(['yes', 'no']),
  ...{ result: Satisfaction, manner: Satisfaction, speed: Satisfaction },
  remark: z.union([z.literal(''), words(2_000)]).optional(),
});
const citizen: Actor = { id: 'citizen', roles: ['citizen'], unitId: '' };
const gone = '这个链接无效或已过期。如需帮助，请拨打 12345。';
const over = '您的诉求已办结，感谢您的反映。';
const thanks = '已收到您的评价，谢谢。';

/** The case of a link, and whether it can be rated now; else the sentence that says why not. */
async function openLink({ database, keys }: Parts, token: string): Promise<{ kase?: Case; said?: string }> {
  const id = caseOfToken(keys, token);
  const kase = id === undefined ? undefined : (await findCase(database, id))?.kase;
  if (!kase) return { said: gone };
  if (kase.rated) return { kase, said: thanks };
  const waits = kase.status === 'callback' || kase.status === 'answered';
  return waits ? { kase } : { kase, said: isEnded(kase.status) ? over : gone };
}

/** Gives the citizen's word to the ledger, once per round however often the form is sent; answers whether it was taken. */
async function take({ ledger, onCommitted }: Hearing, kase: Case, rating: z.infer<typeof Rating>): Promise<boolean> {
  const { solved, remark = '', ...satisfaction } = rating;
  const answer = await ledger.submit(
    kase.id,
    { type: 'rate', solved: solved === 'yes', satisfaction, ...(remark !== '' && { remark }) },
    { commandId: `rate:${kase.id}:${String(kase.round)}`, actor: citizen },
  );
  if ('facts' in answer) onCommitted(answer.kase);
  return 'facts' in answer;
}

/** The citizen's own rating, by the link of a message; a page without script, outside the console. */
export function rateRoutes(parts: Hearing): Route[] {
  const limit = limitRating();
  const show = (res: Response, status: number, html: string): void => void res.status(status).type('html').send(html);
  return [
    route({
      ...{ method: 'get', path: '/rate/:token', summary: 'The page on which a citizen rates', open: true },
      before: [limit],
      async handle({ part, res }) {
        const { kase, said } = await openLink(parts, part('token'));
        show(res, kase ? 200 : 404, kase && said === undefined ? ratingForm(kase.number) : ratingSaid(said ?? gone));
      },
    }),
    route({
      ...{ method: 'post', path: '/rate/:token', summary: 'The citizen’s rating, as a form', open: true },
      before: [limit, express.urlencoded({ extended: false, limit: '20kb' })],
      async handle({ part, req, res }) {
        const { kase, said } = await openLink(parts, part('token'));
        if (!kase || said !== undefined) {
          show(res, kase ? 200 : 404, ratingSaid(said ?? gone));
          return;
        }
        const rating = Rating.safeParse(req.body ?? {});
        if (!rating.success) {
          show(res, 422, ratingForm(kase.number));
          return;
        }
        const isTaken = await take(parts, kase, rating.data);
        show(res, isTaken ? 200 : 409, ratingSaid(isTaken ? thanks : over));
      },
    }),
  ];
}
