import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { SavedView } from '../../domain/lists.ts';
import { problemOf } from '../data/http.ts';
import { useApi } from '../data/useApi.ts';
import { problemText } from '../i18n/problemText.ts';
import { useT } from '../i18n/useT.ts';
import { TextAsked } from '../pieces/Asked.tsx';
import { Button } from '../pieces/Button.tsx';
import { Dialog } from '../pieces/Dialog.tsx';
import { type Listing, writeListing } from './address.ts';

type State = Pick<Listing, 'filter' | 'sort'>;
type Keeping = Omit<Parameters<ReturnType<typeof useApi>['keepView']>[0], 'sort'> & Pick<State, 'sort'>;

const key = ['views'];

function useViews(list: string) {
  const api = useApi();
  const client = useQueryClient();
  const t = useT();
  const notify = useNotify();
  const again = () => void client.invalidateQueries({ queryKey: key });
  const failed = (error: unknown) => notify(problemText(t, problemOf(error)), { type: 'error' });
  const views = useQuery({ queryKey: key, queryFn: () => api.views() });
  const keep = useMutation({
    mutationFn: (view: Keeping) => api.keepView({ ...view, sort: view.sort ?? null }),
    onSuccess: again,
    onError: failed,
  });
  const drop = useMutation({ mutationFn: (id: string) => api.dropView(id), onSuccess: again, onError: failed });
  return { views: (views.data ?? []).filter((view) => view.list === list), keep, drop };
}

const addressOf = ({ filter, sort }: { filter: State['filter']; sort?: State['sort'] | null }): string =>
  writeListing({ filter, sort: sort ?? undefined });

interface DialogProps {
  views: readonly SavedView[];
  busy: boolean;
  onKeep: (name: string, scope: SavedView['scope']) => void;
  onDrop: (id: string) => void;
  onClose: () => void;
}

function Kept({ views, onDrop }: Pick<DialogProps, 'views' | 'onDrop'>) {
  const t = useT();
  const own = views.filter(({ mine }) => mine);
  if (own.length === 0) return null;
  return (
    <ul className="stack tight plain-list" aria-label={t('views.own')}>
      {own.map((view) => (
        <li key={view.id} className="row">
          <span className="grow">{view.name}</span>
          <span className="chip">{t(`views.${view.scope}`)}</span>
          <button
            type="button"
            className="plain"
            aria-label={t('views.drop', { name: view.name })}
            onClick={() => onDrop(view.id)}
          >
            ✕
          </button>
        </li>
      ))}
    </ul>
  );
}

function KeepDialog({ views, busy, onKeep, onDrop, onClose }: DialogProps) {
  const t = useT();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keep = () => onKeep(name.trim(), shared ? 'unit' : 'mine');
  return (
    <Dialog title={t('views.keep')} onClose={onClose}>
      <TextAsked label={t('views.name')} rows={1} value={name} onChange={(typed) => setName(typed.slice(0, 40))} />
      <label className="row">
        <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
        {t('views.share')}
      </label>
      <div className="row">
        <Button look="go" keys="ctrl+enter" off={busy || name.trim() === ''} onPress={keep}>
          {t('views.keepIt')}
        </Button>
        <Button onPress={onClose}>{t('do.close')}</Button>
      </div>
      <Kept views={views} onDrop={onDrop} />
    </Dialog>
  );
}

interface ViewTabsProps extends State {
  list: string;
  onPick: (state: State) => void;
}

/** The views of a list that one keeps or that the unit shares, one press each; and how to keep the present one. */
export function ViewTabs({ list, filter, sort, onPick }: ViewTabsProps) {
  const t = useT();
  const { views, keep, drop } = useViews(list);
  const [asking, setAsking] = useState(false);
  const here = addressOf({ filter, sort });
  return (
    <div className="row wrap views">
      {views.map((view) => {
        const on = addressOf(view) === here;
        return (
          <button
            key={view.id}
            type="button"
            className={on ? 'chip stage' : 'chip line'}
            aria-pressed={on}
            onClick={() => onPick({ filter: view.filter, sort: view.sort ?? undefined })}
          >
            {view.name}
            {view.mine ? null : <span className="faint">{t('views.unit')}</span>}
          </button>
        );
      })}
      {here === '' ? null : (
        <Button size="low" keys="v" onPress={() => setAsking(true)}>
          {t('views.keep')}
        </Button>
      )}
      {asking ? (
        <KeepDialog
          views={views}
          busy={keep.isPending}
          onKeep={(name, scope) =>
            keep.mutate({ name, scope, list, filter, sort }, { onSuccess: () => setAsking(false) })
          }
          onDrop={(id) => drop.mutate(id)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}
