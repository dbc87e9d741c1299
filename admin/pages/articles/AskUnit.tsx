import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Dialog } from '../../pieces/Dialog.tsx';
import { Wrong } from '../../pieces/Wrong.tsx';
import { Belongs } from './Belongs.tsx';
import { useTelling } from './useTelling.ts';

interface AskUnitProps {
  categoryId: string;
  unitId: string;
  onClose: () => void;
}

/** A question to the unit that ought to know: it has two working days to write the article. */
export function AskUnit({ onClose, ...known }: AskUnitProps) {
  const t = useT();
  const notify = useNotify();
  const [question, setQuestion] = useState('');
  const [place, setPlace] = useState(known);
  const { categoryId, unitId } = place;
  const { tell, busy, wrong, said } = useTelling(undefined, ({ id }) => {
    notify(t('articles.wasAsked', { id }));
    onClose();
  });
  return (
    <Dialog title={t('articles.askUnit')} onClose={onClose}>
      <TextAsked
        label={t('articles.question')}
        hint={t('articles.noPersons')}
        rows={3}
        value={question}
        wrong={wrong('question')}
        onChange={setQuestion}
      />
      <Belongs value={{ categoryId, unitId }} wrong={wrong} set={(change) => setPlace({ ...place, ...change })} />
      <Wrong>{said}</Wrong>
      <div className="row">
        <span className="faint small grow">{t('articles.limit')}</span>
        <Button
          look="go"
          keys="ctrl+enter"
          off={busy}
          onPress={() => tell({ type: 'ask', question, categoryId, unitId })}
        >
          {t('do.submit')}
        </Button>
      </div>
    </Dialog>
  );
}
