import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus sees: durations by route, commands by type and outcome, and what waits for the engine. */
export interface Metrics {
  registry: Registry;
  http: Histogram<'method' | 'route' | 'status'>;
  commands: Counter<'type' | 'outcome'>;
}

/** Makes the metrics of one API; `outboxAge` (s) is asked at every scrape. */
export function createMetrics(outboxAge: () => Promise<number>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    ...{ name: 'yihao_outbox_age_seconds', help: 'How long the engine has not been told something', registers },
    async collect() {
      this.set(await outboxAge());
    },
  });
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
