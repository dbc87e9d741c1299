import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useQueryClient } from '@tanstack/react-query';
import { references, type ReferenceName } from '../../../domain/reference.ts';
import { wrongsOf, wrongsOfProblem, type Wrongs } from '../../commands/wrongs.ts';
import { problemOf } from '../../data/http.ts';
import { useApi } from '../../data/useApi.ts';
import { problemText } from '../../i18n/problemText.ts';
import { useT } from '../../i18n/useT.ts';
import { referenceForms, rowOf } from './forms.ts';

type Row = Record<string, unknown>;

const midnight = (date: string): string => new Date(`${date}T00:00:00+08:00`).toISOString();
const withoutBody = (wrongs: Wrongs): Wrongs =>
  Object.fromEntries(Object.entries(wrongs).map(([path, key]) => [path.replace(/^body\./, ''), key]));

/** What is typed about a row, what is wrong with it, and how it is saved from a day on. */
export function useReferenceForm(resource: ReferenceName, row: Row | undefined, onDone: () => void) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const client = useQueryClient();
  const form = referenceForms[resource];
  const [typed, setTyped] = useState<Row>(() => (row ? form.of(row) : form.empty));
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const [trouble, setTrouble] = useState<{ wrongs: Wrongs; said?: string }>({ wrongs: {} });
  const [busy, setBusy] = useState(false);
  const send = async (body: Row): Promise<void> => {
    try {
      const when = from === '' ? {} : { effectiveAt: midnight(from) };
      const { applied } = await api.changeReference(resource, String(body['id']), { body, reason, ...when });
      notify(applied ? 'form.done' : 'reference.waits');
      void client.invalidateQueries();
      refresh();
      onDone();
    } catch (error) {
      const problem = problemOf(error);
      setTrouble({ wrongs: withoutBody(wrongsOfProblem(problem)), said: problemText(t, problem) });
    } finally {
      setBusy(false);
    }
  };
  const save = (): void => {
    const body = rowOf(resource, typed);
    const parsed = references[resource].safeParse(body);
    const wrongs: Wrongs = {
      ...(parsed.success ? {} : wrongsOf(parsed.error.issues)),
      ...(reason.trim() === '' && { reason: 'wrong.required' as const }),
    };
    setTrouble({ wrongs });
    if (Object.keys(wrongs).length > 0) return;
    setBusy(true);
    void send(body);
  };
  const wrong = (field: string): string | undefined => {
    const key = trouble.wrongs[field];
    return key && t(key);
  };
  const set = (field: string, value: unknown): void => setTyped((now) => ({ ...now, [field]: value }));
  return {
    ...{ fields: form.fields, typed, set, reason, setReason, from, setFrom },
    ...{ wrong, busy, save, said: trouble.said },
  };
}
