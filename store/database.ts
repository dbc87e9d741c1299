import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../prisma/generated/client.ts';

export type Database = pg.Pool;
export type Prisma = PrismaClient;

/** A pool whose connections send several statements in one round trip; `onError` hears of idle connections that broke. */
export function openDatabase(url: string, max: number, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  pool.on('error', onError);
  return pool;
}

/** Prisma's client for reference data and people; cases are written by the ledger alone. */
export const openPrisma = (url: string): Prisma =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 5 }) });
