import type { Page } from 'playwright-core';
import type { CommandInput } from '../../domain/case/commands.ts';
import { type Row, signIn } from '../support/client.ts';
import { registration } from '../support/league.ts';
import type { Desk } from './desk.ts';
import { password, type Stage, type Username } from './stage.ts';

/** How long a story in the browser may take where everything runs on one machine, in ms. */
export const testMs = 120_000;

/** Asks until the answer is there; a wait that ends in a failure says what it waited for. */
async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 45_000; Date.now() < end;) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`waited in vain: ${what}`);
}

const given = {
  dispatch: ['wuyun', { type: 'dispatch', leadUnitId: 'zjj' }],
  sign: ['batu', { type: 'sign' }],
  contact: ['batu', { type: 'logContact', reached: true }],
  reply: ['batu', { type: 'reply', result: 'explained', contacted: true, text: '已上门说明，测温二十一度。' }],
  endorse: ['tuya', { type: 'approveReply' }],
  pass: ['gaowa', { type: 'approveReply' }],
} as const satisfies Record<string, readonly [Username, CommandInput]>;
export type Given = keyof typeof given;

/** What a story on the phone needs of the API: cases that have come so far, and what became of them. */
export function desksOn(stage: Stage) {
  const as = (username: Username) => signIn(stage.base, { username, password });
  const listed = async (id: string, what: 'events' | 'attachments'): Promise<Row[]> =>
    (await as('bayar')).rows(`/api/cases/${id}/${what}`);
  const factsOf = async (id: string, type: string): Promise<Row[]> =>
    (await listed(id, 'events')).filter((fact) => fact['type'] === type);
  return {
    ...{ as, listed, factsOf },
    untilFact: (id: string, type: string) => until(type, async () => (await factsOf(id, type))[0]),
    /** A case that has come as far as the last of these steps. */
    async caseAfter(steps: readonly Given[], change: Parameters<typeof registration>[0] = {}): Promise<string> {
      const { type: _, ...command } = registration(change);
      const id = String((await (await as('saren')).register(command)).body['id']);
      for (const step of steps) {
        const [who, what] = given[step];
        const { status, body } = await (await as(who)).submit(id, what);
        if (status !== 200) throw new Error(`${step} was refused: ${JSON.stringify(body)}`);
      }
      return id;
    },
    async open(page: Page, hash: string): Promise<void> {
      page.setDefaultTimeout(15_000);
      await page.goto(`${stage.base}/#/${hash}`);
      await page.locator('.case-title').waitFor();
    },
  };
}

/** The first button whose name is or begins so. */
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

/** Another tab on the same device. */
export const anotherTab = ({ page }: Desk): Promise<Page> => page.context().newPage();
