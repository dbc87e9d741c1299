import { useNotify } from 'react-admin';
import { ArticleText, type Readers } from '../../../domain/articles.ts';
import { dateOf, dayOf } from '../../../domain/calendar.ts';
import { useDraft } from '../../commands/useDraft.ts';
import { filledOnly } from '../../commands/wrongs.ts';
import type { ArticleView } from '../../data/articles.ts';
import { serverNow } from '../../data/http.ts';
import type { Me } from '../../data/types.ts';
import { useMe } from '../../data/useApi.ts';
import { clockTime } from '../../data/when.ts';
import { hasStrayControl } from '../../desks/intake/draft.ts';
import { useT } from '../../i18n/useT.ts';
import { Asked, TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Choice } from '../../pieces/Choice.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { Bones } from '../../pieces/States.tsx';
import { Wrong } from '../../pieces/Wrong.tsx';
import { Belongs } from './Belongs.tsx';
import { useTelling } from './useTelling.ts';

type Typed = Omit<ArticleText, 'mongolian' | 'basis'> & { mongolian: string; basis: string };

const yearAhead = 365;

const empty = { title: '', body: '', mongolian: '', basis: '', categoryId: '', unitId: '', readers: 'public' } as const;

/** What the form begins with: the text that is worked on, the one in force, or the question that was asked. */
function firstText(article: ArticleView | undefined, { unitId, roles }: Me): Typed {
  const validUntil = dateOf(dayOf(serverNow()) + yearAhead);
  if (!article) return { ...empty, validUntil, unitId: roles.includes('knowledgeEditor') ? '' : unitId };
  const { work, current, categoryId } = article;
  const known = work?.text ?? current;
  if (!known) return { ...empty, validUntil, title: work?.question ?? '', categoryId, unitId: article.unitId };
  const { mongolian = '', basis = '', ...text } = ArticleText.strip().parse(known);
  return { ...text, mongolian, basis, validUntil };
}

function Words({ value, set, wrong }: FieldsProps) {
  const t = useT();
  const stray = hasStrayControl(value.mongolian);
  return (
    <>
      <TextAsked
        label={t('articles.title')}
        hint={t('articles.titleHint')}
        rows={1}
        value={value.title}
        wrong={wrong('title')}
        onChange={(title) => set({ title })}
      />
      <TextAsked
        label={t('articles.text')}
        hint={t('articles.textHint')}
        rows={8}
        value={value.body}
        wrong={wrong('body')}
        onChange={(body) => set({ body })}
      />
      <Asked label={t('articles.mongolian')} wrong={stray ? t('wrong.mongolianControl') : wrong('mongolian')}>
        {(wiring) => (
          <textarea
            className="field mn"
            lang="mn"
            {...wiring}
            value={value.mongolian}
            onChange={(event) => set({ mongolian: event.target.value })}
          />
        )}
      </Asked>
      <TextAsked
        label={t('articles.basis')}
        rows={1}
        value={value.basis}
        wrong={wrong('basis')}
        onChange={(basis) => set({ basis })}
      />
    </>
  );
}

interface FieldsProps {
  value: Typed;
  set: (change: Partial<Typed>) => void;
  wrong: (field: string) => string | undefined;
}

function Terms({ value, set, wrong, ownUnit }: FieldsProps & { ownUnit: boolean }) {
  const t = useT();
  const options = (['public', 'internal'] as const).map((one) => ({ value: one, label: t(`readers.${one}`) }));
  return (
    <>
      <Belongs value={value} set={set} wrong={wrong} ownUnit={ownUnit} />
      <div className="asked">
        <span className="label">{t('articles.readers')}</span>
        <Choice<Readers>
          label={t('articles.readers')}
          size="low"
          options={options}
          value={value.readers}
          onPick={(readers) => set({ readers })}
        />
      </div>
      <Asked label={t('articles.until')} wrong={wrong('validUntil')}>
        {(wiring) => (
          <input
            className="field"
            type="date"
            style={{ width: 180 }}
            {...wiring}
            value={value.validUntil}
            onChange={(event) => set({ validUntil: event.target.value })}
          />
        )}
      </Asked>
    </>
  );
}

function Sheet({ article, me, onDone }: WritingProps & { me: Me }) {
  const t = useT();
  const notify = useNotify();
  const draft = useDraft<Typed>(`article.${article?.id ?? 'new'}.write`, firstText(article, me));
  const { tell, busy, wrong, said } = useTelling(article, (told) => {
    draft.clear();
    notify(t('form.done'));
    onDone(told);
  });
  const write = (submit: boolean): void => {
    tell({ type: 'write', text: filledOnly<ArticleText>(draft.value), submit });
  };
  return (
    <Panel title={t(article ? 'articleAct.write' : 'articles.new')}>
      <div className="stack">
        <Words value={draft.value} set={draft.set} wrong={(field) => wrong(`text.${field}`)} />
        <Terms
          value={draft.value}
          set={draft.set}
          wrong={(field) => wrong(`text.${field}`)}
          ownUnit={!me.roles.includes('knowledgeEditor')}
        />
        <Wrong>{said}</Wrong>
        <div className="row wrap">
          <span className="faint small grow" role="status">
            {draft.savedAt ? t('intake.draftKept', { at: clockTime(draft.savedAt) }) : ''}
          </span>
          {article ? <Button onPress={() => onDone(undefined)}>{t('do.close')}</Button> : null}
          <Button off={busy} onPress={() => write(false)}>
            {t('articles.keep')}
          </Button>
          <Button look="go" keys="ctrl+enter" off={busy} onPress={() => write(true)}>
            {t('articles.submit')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

interface WritingProps {
  article: ArticleView | undefined;
  onDone: (told: ArticleView | undefined) => void;
}

/** An article is written or changed; it goes to somebody else's eyes before it is told to anybody. */
export function Writing(props: WritingProps) {
  const me = useMe();
  return me ? <Sheet {...props} me={me} /> : <Bones />;
}
