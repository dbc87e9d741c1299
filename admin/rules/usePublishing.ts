import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useNotify } from 'react-admin';
import type { RulesDraft, RulesPreview } from '../data/rules.ts';
import { type Problem, problemOf } from '../data/http.ts';
import { useApi } from '../data/useApi.ts';

const isStale = (problem: Problem): boolean =>
  problem.code === 'stale' || (problem.issues?.some((issue) => issue.path.at(-1) === 'version') ?? false);

export interface Publishing {
  preview: () => void;
  publish: (reason: string, running: boolean) => void;
  /** What the draft as it is now would do; undefined until it was asked for, and again after every further edit. */
  seen: RulesPreview | undefined;
  busy: 'preview' | 'publish' | undefined;
  /** Somebody else's version came first: the edits now lie on it and must be previewed anew. */
  stale: boolean;
  problem: Problem | undefined;
}

/** Preview and publication of a draft; a version that came in between is fetched, and the draft laid over it. */
export function usePublishing(draft: RulesDraft, onPublished: () => void): Publishing {
  const api = useApi();
  const client = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [stale, setStale] = useState(false);
  const text = JSON.stringify(draft);
  const notice = (problem: Problem): void => {
    if (!isStale(problem)) return;
    setStale(true);
    void client.invalidateQueries({ queryKey: ['rules'] });
  };
  const previewing = useMutation({
    mutationFn: async () => ({ of: text, found: await api.previewRules(draft) }),
    onSuccess: () => setStale(false),
    onError: (error) => notice(problemOf(error)),
  });
  const publishing = useMutation({
    mutationFn: ({ reason, running }: { reason: string; running: boolean }) => api.publishRules(draft, reason, running),
    onSuccess: async () => {
      onPublished();
      notify('rules.published');
      await client.invalidateQueries({ queryKey: ['rules'] });
      await client.invalidateQueries({ queryKey: ['warnings'] });
      navigate('/changes');
    },
    onError: (error) => notice(problemOf(error)),
  });
  const error = publishing.error ?? previewing.error;
  const problem = error ? problemOf(error) : undefined;
  return {
    preview: () => {
      publishing.reset();
      previewing.mutate();
    },
    publish: (reason, running) => publishing.mutate({ reason, running }),
    seen: previewing.data?.of === text ? previewing.data.found : undefined,
    busy: previewing.isPending ? 'preview' : publishing.isPending ? 'publish' : undefined,
    stale,
    problem: problem && !isStale(problem) ? problem : undefined,
  };
}
