import { Client, Connection } from '@temporalio/client';

export interface Engine {
  client: Client;
  /** Runs calls to the engine that give up after `ms`. */
  within: <T>(ms: number, call: () => Promise<T>) => Promise<T>;
  state: () => 'ok' | 'down';
  /** Since when it has not answered; undefined while it does. */
  awaySince: () => Date | undefined;
  close: () => Promise<void>;
}

const pingMs = 2_000;

/** The engine's client side. Connects when first used, so an engine that is away stops nobody from starting. */
export function connectEngine(address: string, namespace: string): Engine {
  const connection = Connection.lazy({ address, connectTimeout: '3 seconds' });
  const client = new Client({ connection, namespace });
  const within = <T>(ms: number, call: () => Promise<T>): Promise<T> => connection.withDeadline(Date.now() + ms, call);
  let awaySince: Date | undefined = new Date();
  const ping = async (): Promise<void> => {
    try {
      await within(pingMs, () => connection.workflowService.getSystemInfo({}));
      awaySince = undefined;
    } catch {
      awaySince ??= new Date();
    }
  };
  let pinging = ping();
  const timer = setInterval(() => {
    pinging = ping();
  }, pingMs).unref();
  const close = async (): Promise<void> => {
    clearInterval(timer);
    await pinging;
    await connection.close().catch(() => undefined);
  };
  return { client, within, state: () => (awaySince ? 'down' : 'ok'), awaySince: () => awaySince, close };
}
