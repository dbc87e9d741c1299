import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus sees: durations by route, commands by type and outcome, and what waits for the engine. */
export interface Metrics {
  registry: Registry;
  http: Histogram<'method' | 'route' | 'status'>;
  commands: Counter<'type' | 'outcome'>;
}

/** What is asked of the database at a scrape, in seconds but for `overdueStrikes` and `missedCalls`; NaN where it is not known. */
const figures = {
  outboxAge: ['yihao_outbox_age_seconds', 'How long the engine has not been told something'],
  canaryAge: ['yihao_canary_age_seconds', 'How long ago the canary was last struck; infinite when it never was'],
  canaryLate: ['yihao_canary_late_seconds', 'How late its last beat was struck, or is by now'],
  overdueStrikes: ['yihao_strikes_overdue', 'Open cases with a strike that nobody has made for a minute, up to 10,000'],
  overdueStrikesAge: ['yihao_strikes_overdue_seconds', 'How late the oldest of these strikes is'],
  missedCalls: ['yihao_missed_calls', 'Callers whom nobody answered and who wait to be called back, up to 10,000'],
  missedCallsAge: ['yihao_missed_calls_oldest_seconds', 'How long the first of them has waited'],
} as const;
export type Figures = Record<keyof typeof figures, number>;

/** Makes the metrics of one API; `read` is asked by each of the figures at every scrape. */
export function createMetrics(read: () => Promise<Figures>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  for (const figure of Object.keys(figures) as (keyof Figures)[]) {
    const [name, help] = figures[figure];
    new Gauge({
      ...{ name, help, registers },
      async collect() {
        this.set(
          await read().then(
            (all) => all[figure],
            () => NaN,
          ),
        );
      },
    });
  }
  return {
    registry,
    http: new Histogram({
      ...{ name: 'yihao_http_request_seconds', help: 'Duration of HTTP requests', registers },
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    }),
    commands: new Counter({
      ...{ name: 'yihao_commands_total', help: 'Commands by type and outcome', registers },
      labelNames: ['type', 'outcome'],
    }),
  };
}
