import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type {
  ArticleCommand,
  ArticleCommandName,
  ArticleFact,
  ArticleText,
  Standing,
  Work,
} from '../../domain/articles.ts';
import { call, get } from './http.ts';
import { idempotent, type SubmitOptions } from './idempotent.ts';
import { list } from './listCall.ts';
import { useApi } from './useApi.ts';

export type Shelf = 'inForce' | 'asked' | 'draft' | 'review' | 'ending' | 'expired' | 'retired';

/** An article as lists show it. */
export interface ArticleRow {
  id: string;
  title: string;
  categoryId: string;
  categoryName: string;
  unitId: string;
  unitName: string;
  standing: 'none' | 'inForce' | 'retired';
  stage: Work['stage'] | null;
  validUntil: string | null;
  dueAt: string | null;
  changedAt: string;
  uses: number;
}

/** An article whole: the text in force, what is worked on, what the reader may do, what has happened. */
export interface ArticleView {
  id: string;
  seq: number;
  version: number;
  categoryId: string;
  categoryName: string;
  unitId: string;
  unitName: string;
  standing: Standing;
  current?: ArticleText & { publishedAt: string; checkedAt: string };
  work?: Work & { askedByName?: string | null; writtenByName?: string | null };
  may: ArticleCommandName[];
  facts: (ArticleFact & { seq: number; byName: string | null })[];
}

/** An article that may answer what is being told: the words it shares, and whether it is of the same category. */
export interface Suggestion extends ArticleText {
  id: string;
  version: number;
  unitName: string;
  checkedAt: string;
  expired: boolean;
  words: string[];
  sameCategory: boolean;
  uses: number;
}

export interface Gap {
  categoryId: string;
  categoryName: string;
  answered: number;
  articles: number;
}

export interface ArticleFilter {
  q?: string;
  shelf?: Shelf;
  categoryId?: string;
}

const path = (id: string): string => `/articles/${encodeURIComponent(id)}`;

/** The calls of the knowledge base. */
export const articleCalls = {
  articles: (filter: ArticleFilter, page: number, perPage: number) =>
    list<ArticleRow>('articles', { filter, pagination: { page, perPage } }),
  article: (id: string) => get<ArticleView>(path(id)),
  shelves: () => get<Record<Shelf, number>>('/articles/shelves'),
  gaps: () => get<Gap[]>('/articles/gaps'),
  suggestArticles: async (told: { text: string; categoryId?: string }, signal?: AbortSignal) =>
    (await call<Suggestion[]>('/articles/suggest', { method: 'POST', body: told, ...(signal ? { signal } : {}) })).body,
  tellArticle: async (id: string | undefined, command: ArticleCommand, ask: SubmitOptions) =>
    (
      await call<ArticleView>(id === undefined ? '/articles' : `${path(id)}/commands`, {
        method: 'POST',
        body: command,
        headers: idempotent(ask),
      })
    ).body,
};

const quietRefreshMs = 30_000;

export function useArticles(filter: ArticleFilter, page: number, perPage: number) {
  const api = useApi();
  return useQuery({
    queryKey: ['articles', 'list', filter, page],
    queryFn: () => api.articles(filter, page, perPage),
    placeholderData: keepPreviousData,
  });
}

export function useArticle(id: string) {
  const api = useApi();
  return useQuery({ queryKey: ['articles', 'one', id], queryFn: () => api.article(id) });
}

export function useShelves() {
  const api = useApi();
  return useQuery({
    queryKey: ['articles', 'shelves'],
    queryFn: () => api.shelves(),
    refetchInterval: quietRefreshMs,
    staleTime: quietRefreshMs,
  });
}
