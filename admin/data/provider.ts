import type { DataProvider, GetListParams, RaRecord } from 'react-admin';
import type { Command, CommandInput } from '../../domain/case/commands.ts';
import type { ReferenceName } from '../../domain/reference.ts';
import { queues, type CaseFilter, type NewView, type SavedView } from '../../domain/lists.ts';
import { articleCalls } from './articles.ts';
import { callCalls } from './calls.ts';
import { call, get } from './http.ts';
import { idempotent, type SubmitOptions } from './idempotent.ts';
import { list } from './listCall.ts';
import { oversightCalls } from './oversight.ts';
import { ruleCalls } from './rules.ts';
import type * as seen from './types.ts';

const part = encodeURIComponent;
const readOnly = (): Promise<never> => Promise.reject(new Error('read-only'));

/** How long a command waits for its answer before it is kept for later; a second sending is the same command. */
const commandMs = 20_000;

const casePath = (id: string, rest = ''): string => `/cases/${part(id)}${rest}`;

/** react-admin's simple-rest dialect for lists, and the calls that our desks are made of. Cases change by commands only. */
export const dataProvider = {
  getList: <R extends RaRecord>(resource: string, params: GetListParams) => list<R>(resource, params),
  getOne: async <R extends RaRecord>(resource: string, params: { id: R['id'] }) => ({
    data: await get<R>(`/${resource}/${part(String(params.id))}`),
  }),
  getMany: async <R extends RaRecord>(resource: string, params: { ids: R['id'][] }) => ({
    data: (await list<R>(resource, { filter: { id: params.ids }, pagination: { page: 1, perPage: 100 } })).data,
  }),
  getManyReference: <R extends RaRecord>(
    resource: string,
    params: GetListParams & { target: string; id: string | number },
  ) => list<R>(resource, { ...params, filter: { ...(params.filter as object), [params.target]: params.id } }),
  referenceHistory: (resource: ReferenceName, id: string) =>
    get<seen.ReferenceVersion[]>(`/${resource}/${part(id)}/history`),
  changeReference: async (resource: ReferenceName, id: string, asked: object) =>
    (await call<{ applied: boolean }>(`/${resource}/${part(id)}`, { method: 'PUT', body: asked })).body,
  givePassword: async (id: string) =>
    (await call<{ password: string }>(`/users/${part(id)}/password`, { method: 'POST', body: {} })).body,
  create: readOnly,
  update: readOnly,
  updateMany: readOnly,
  delete: readOnly,
  deleteMany: readOnly,

  register: async (command: Omit<Extract<CommandInput, { type: 'register' }>, 'type'>, options: SubmitOptions) =>
    (
      await call<seen.CaseView>('/cases', {
        method: 'POST',
        body: command,
        headers: idempotent(options),
        patienceMs: commandMs,
      })
    ).body,
  submit: async (caseId: string, command: Command | CommandInput, options: SubmitOptions) =>
    (
      await call<seen.CaseView>(casePath(caseId, '/commands'), {
        method: 'POST',
        body: command,
        headers: idempotent(options),
        patienceMs: commandMs,
      })
    ).body,
  queues: () => get<seen.QueueCount[]>('/queues'),
  queue: (name: seen.QueueName, count: number, filter: CaseFilter = {}) =>
    list<seen.CaseRow>(`queues/${part(name)}`, {
      pagination: { page: 1, perPage: count },
      sort: { field: queues[name].sort, order: 'ASC' },
      filter,
    }),
  views: () => get<SavedView[]>('/views'),
  keepView: async (view: NewView) => (await call<SavedView>('/views', { method: 'POST', body: view })).body,
  dropView: (id: string) => call<undefined>(`/views/${part(id)}`, { method: 'DELETE' }),
  caseView: (id: string) => get<seen.CaseView>(casePath(id)),
  events: (id: string) => get<seen.FactRow[]>(casePath(id, '/events')),
  // the citizen's clock is drawn from the case itself
  clocks: async (id: string) =>
    (await get<(seen.ClockView | seen.CitizensClock)[]>(casePath(id, '/clocks'))).filter(
      (clock) => clock.name !== ('citizen' as string),
    ),
  earlier: (id: string) => get<seen.CaseRow[]>(casePath(id, '/earlier')),
  ofEnterprise: (id: string) => get<seen.CaseRow[]>(casePath(id, '/enterprise')),
  similar: (id: string) => get<seen.SimilarRow[]>(casePath(id, '/similar')),
  attachments: (id: string) => get<seen.AttachmentView[]>(casePath(id, '/attachments')),
  similarTo: async (told: seen.Told, signal?: AbortSignal) =>
    (await call<seen.SimilarRow[]>('/similar', { method: 'POST', body: told, ...(signal ? { signal } : {}) })).body,
  candidates: (id: string) => get<seen.Candidate[]>(casePath(id, '/candidates')),
  reveal: async (id: string, reason: string) =>
    (await call<seen.CallerView>(casePath(id, '/reveal'), { method: 'POST', body: { reason } })).body,
  ...ruleCalls,
  ...oversightCalls,
  ...articleCalls,
  ...callCalls,
  previewRun: async (run: object) =>
    (await call<seen.LimitPreview>('/limits/preview', { method: 'POST', body: run })).body,
  lookupCaller: (phone: string) => get<seen.CallerLookup>(`/callers/lookup?phone=${part(phone)}`),
  lookupEnterprise: (creditCode: string) =>
    get<seen.EnterpriseLookup>(`/enterprises/lookup?creditCode=${part(creditCode)}`),
  suggestCategories: (q: string, divisionCode: string, signal?: AbortSignal) =>
    get<seen.CategoryHint[]>(
      `/categories/suggest?q=${part(q.slice(0, 400))}&divisionCode=${part(divisionCode)}`,
      signal,
    ),
  divisions: () => get<seen.DivisionHint[]>('/divisions'),
  engine: () => get<seen.EngineState>('/engine'),
  beHere: async (id: string, doing: 'reading' | 'typing' | 'left') =>
    (await call<seen.Other[]>(casePath(id, '/presence'), { method: 'POST', body: { doing }, keepalive: true })).body,
} satisfies DataProvider;

export type HotlineDataProvider = typeof dataProvider;
