import type { GetListParams } from 'react-admin';
import { call } from './http.ts';

const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));

/** `Content-Range: cases 0-24/319` → 319. */
export const totalOf = (range: string | null, rows: number): number => {
  const total = Number(range?.split('/').pop());
  return Number.isFinite(total) ? total : rows;
};

interface Rows<T> {
  data: T[];
  total: number;
}

/** A page of a list in the simple-rest dialect, with how many rows there are in all. */
export async function list<T>(resource: string, params: Partial<GetListParams>): Promise<Rows<T>> {
  const { page, perPage } = params.pagination ?? { page: 1, perPage: 50 };
  const { field, order } = params.sort ?? { field: 'id', order: 'ASC' };
  const range = [(page - 1) * perPage, page * perPage - 1];
  const query = `?filter=${json(params.filter ?? {})}&sort=${json([field, order])}&range=${json(range)}`;
  const { body, headers } = await call<T[]>(`/${resource}${query}`);
  return { data: body, total: totalOf(headers.get('content-range'), body.length) };
}
