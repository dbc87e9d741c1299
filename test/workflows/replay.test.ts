import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { DefaultLogger, type InjectedSinks, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import type { Recorder } from '../support/recorder.ts';

interface HistoryEvent {
  eventType: string;
  timerStartedEventAttributes?: { startToFireTimeout: string };
  workflowExecutionCompletedEventAttributes?: { result: { payloads: { data: string }[] } };
}
interface History {
  events: HistoryEvent[];
}

Runtime.install({ logger: new DefaultLogger('ERROR') });
const folder = new URL('histories/', import.meta.url);
const kinds = readdirSync(folder).map((file) => file.replace('.json', ''));
const read = (kind: string): History => JSON.parse(readFileSync(new URL(`${kind}.json`, folder), 'utf8')) as History;

let workflowBundle: { code: string };
beforeAll(async () => {
  workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    workflowInterceptorModules: [fileURLToPath(new URL('../support/recorder.ts', import.meta.url))],
    logger: new DefaultLogger('ERROR'),
  });
});

interface Said {
  timers: number[];
  deeds: [string, unknown[]][];
  result?: unknown;
}
/** Replays a history and answers what the workflow said: its timers, deeds and result, with their values. */
async function replay(history: History): Promise<Said> {
  const said: Said = { timers: [], deeds: [] };
  const sinks: InjectedSinks<Recorder> = {
    recorder: {
      timer: { fn: (_, ms) => void said.timers.push(ms), callDuringReplay: true },
      deed: { fn: (_, name, args) => void said.deeds.push([name, args]), callDuringReplay: true },
      result: { fn: (_, result) => void (said.result = result), callDuringReplay: true },
    },
  };
  await Worker.runReplayHistory({ workflowBundle, sinks, replayName: 'stored' }, history, 'case-stored');
  return said;
}
const timersOf = ({ events }: History): number[] =>
  events.flatMap(({ timerStartedEventAttributes: timer }) =>
    timer ? [Math.round(Number.parseFloat(timer.startToFireTimeout) * 1000)] : [],
  );

const resultOf = ({ events }: History): unknown => {
  const data = events.at(-1)?.workflowExecutionCompletedEventAttributes?.result.payloads[0]?.data ?? '';
  return JSON.parse(Buffer.from(data, 'base64').toString()) as unknown;
};

describe('a stored life', () => {
  test.each(kinds)('%s still replays, to the same timers, strikes and end', async (kind) => {
    const history = read(kind);
    const { timers, deeds, result } = await replay(history);
    expect(timers).toEqual(timersOf(history));
    expect(result).toEqual(resultOf(history));
    expect(deeds).toMatchSnapshot();
  });

  test.each([
    ['onTheSpot', 'answered', 12],
    ['simple', 'closed', 60],
    ['redo', 'closed', 90],
    ['unsigned', 'terminated', 60],
    ['withdrawn', 'terminated', 40],
  ])('%s ended as %s within %i events', (kind, status, most) => {
    expect(resultOf(read(kind))).toBe(status);
    expect(read(kind).events.length).toBeLessThanOrEqual(most);
  });

  test('that is not what the workflow would do is found', async () => {
    const history = read('simple');
    const events = history.events.map((event) =>
      event.eventType === 'EVENT_TYPE_TIMER_STARTED'
        ? { ...event, eventType: 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED' }
        : event,
    );
    await expect(replay({ events })).rejects.toThrow(/[Nn]ondeterminism|Determinism/);
  });

  test('holds no name, number, address or text of anybody', () => {
    for (const kind of kinds) {
      const text = JSON.stringify(read(kind));
      const decoded = [...text.matchAll(/"data":"([^"]+)"/g)].map(([, data = '']) =>
        Buffer.from(data, 'base64').toString(),
      );
      for (const trace of ['王女士', '13904830001', '锡林北路', '室温不足', '已修复', '还是冷'])
        expect([text, ...decoded].some((part) => part.includes(trace))).toBe(false);
    }
  });
});
