import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { ArticleCommand, ArticleCommandName } from '../../../domain/articles.ts';
import { dateOf, dayOf } from '../../../domain/calendar.ts';
import type { ArticleView } from '../../data/articles.ts';
import { serverNow } from '../../data/http.ts';
import { useT } from '../../i18n/useT.ts';
import { Asked, TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Dialog } from '../../pieces/Dialog.tsx';
import { Wrong } from '../../pieces/Wrong.tsx';
import { useTelling } from './useTelling.ts';

type Asking = Exclude<ArticleCommandName, 'ask' | 'write' | 'publish'>;

interface MoreProps {
  article: ArticleView;
  name: Asking;
  onClose: () => void;
}

const yearAhead = 365;

const commandOf = (name: Asking, words: string): ArticleCommand => {
  if (name === 'confirm') return { type: name, validUntil: words };
  return name === 'doubt' ? { type: name, question: words } : { type: name, reason: words };
};

/** The word more that an act needs: a reason, a question, or the day until which the text holds. */
function OneMore({ article, name, onClose }: MoreProps) {
  const t = useT();
  const notify = useNotify();
  const [words, setWords] = useState(name === 'confirm' ? dateOf(dayOf(serverNow()) + yearAhead) : '');
  const { tell, busy, wrong, said } = useTelling(article, () => {
    notify(t('form.done'));
    onClose();
  });
  return (
    <Dialog title={t(`articleAct.${name}`)} onClose={onClose}>
      {name === 'confirm' ? (
        <Asked label={t('articles.until')} wrong={wrong('validUntil')}>
          {(wiring) => (
            <input
              className="field"
              type="date"
              {...wiring}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Asked>
      ) : (
        <TextAsked
          label={t(name === 'doubt' ? 'articles.question' : 'articles.reason')}
          value={words}
          wrong={wrong(name === 'doubt' ? 'question' : 'reason')}
          onChange={setWords}
        />
      )}
      <Wrong>{said}</Wrong>
      <div className="row">
        <span className="grow" />
        <Button look="go" keys="ctrl+enter" off={busy} onPress={() => tell(commandOf(name, words))}>
          {t('do.submit')}
        </Button>
      </div>
    </Dialog>
  );
}

const keys: Partial<Record<ArticleCommandName, string>> = {
  write: 'e',
  publish: 'p',
  sendBack: 'b',
  confirm: 'c',
  doubt: 'd',
};

/** What this person may do to the article now, one key each. */
export function Acts({ article, onWrite }: { article: ArticleView; onWrite: () => void }) {
  const t = useT();
  const notify = useNotify();
  const [asking, setAsking] = useState<Asking>();
  const { tell, busy, said } = useTelling(article, () => notify(t('form.done')));
  const press = (name: ArticleCommandName): void => {
    if (name === 'write') onWrite();
    else if (name === 'publish') tell({ type: 'publish' });
    else if (name !== 'ask') setAsking(name);
  };
  if (article.may.length === 0) return null;
  return (
    <div className="stack tight">
      <div className="row wrap" role="group" aria-label={t('articles.acts')}>
        {article.may.map((name) => (
          <Button
            key={name}
            look={name === 'publish' ? 'go' : undefined}
            keys={keys[name]}
            off={busy}
            onPress={() => press(name)}
          >
            {t(`articleAct.${name}`)}
          </Button>
        ))}
      </div>
      <Wrong>{said}</Wrong>
      {asking ? <OneMore key={asking} article={article} name={asking} onClose={() => setAsking(undefined)} /> : null}
    </div>
  );
}
