import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { Suggestion } from '../../data/articles.ts';
import { useApi } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';
import { Marked } from '../../lists/Marked.tsx';
import { AskUnit } from '../../pages/articles/AskUnit.tsx';
import { Button } from '../../pieces/Button.tsx';
import { keyName, useKeys } from '../../pieces/useKeys.ts';
import type { CallDraft } from './draft.ts';
import { useDirect } from './Fields.tsx';
import { useSettled } from './useSettled.ts';

function useSuggested({ title, content, categoryId }: CallDraft): Suggestion[] {
  const api = useApi();
  const told = useSettled({
    text: `${title} ${content}`.trim().slice(0, 4_000),
    ...(categoryId !== '' && { categoryId }),
  });
  const enough = told.text.length > 1;
  const found = useQuery({
    queryKey: ['articles', 'suggested', told],
    queryFn: ({ signal }) => api.suggestArticles(told, signal),
    enabled: enough,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return enough ? (found.data ?? []) : [];
}

const shownOf = 56;

function One({ article, on, onCite }: { article: Suggestion; on: boolean; onCite: () => void }) {
  const t = useT();
  const { title, body, words, unitName, checkedAt, validUntil, uses, expired, readers } = article;
  return (
    <button type="button" className={on ? 'pick on article' : 'pick article'} aria-pressed={on} onClick={onCite}>
      <b>
        <Marked text={title} q={words.join(' ')} />
      </b>
      {expired ? <span className="chip yellow">{t('articles.expired')}</span> : null}
      {readers === 'internal' ? <span className="chip violet">{t('articles.internal')}</span> : null}
      <span className="small">{Array.from(body).slice(0, shownOf).join('')}</span>
      <span className="faint small">
        {t('articles.meta', { unit: unitName, checked: checkedAt.slice(0, 10), until: validUntil, n: uses })}
      </span>
    </button>
  );
}

const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Moves among the articles with the arrows; the same key that came here goes on to the next. */
function useWalk() {
  const ref = useRef<HTMLDivElement>(null);
  const move = (by: number): void => {
    const all = [...(ref.current?.querySelectorAll<HTMLElement>('button.article') ?? [])];
    const at = all.findIndex((one) => one === document.activeElement);
    all[(at + by + all.length) % all.length]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  };
  return { ref, move, onKeyDown };
}

interface KnowledgeProps {
  value: CallDraft;
  onCite: (article: Suggestion) => void;
}

/** What the knowledge base knows of the matter that is being told: one press puts it into the answer; else the unit is asked. */
export function Knowledge({ value, onCite }: KnowledgeProps) {
  const t = useT();
  const articles = useSuggested(value);
  const direct = useDirect(value);
  const [asking, setAsking] = useState(false);
  const { ref, move, onKeyDown } = useWalk();
  useKeys([{ key: 'alt+k', label: t('articles.toList'), run: () => move(1), off: articles.length === 0 }]);
  return (
    <div className="stack" ref={ref} onKeyDown={onKeyDown}>
      <div className="row">
        <h2 className="grow">{t('articles.name')}</h2>
        <kbd aria-hidden="true">{keyName('alt+k')}</kbd>
      </div>
      {articles.length === 0 ? <p className="faint">{t('articles.noneYet')}</p> : null}
      {articles.map((article) => (
        <One
          key={article.id}
          article={article}
          on={article.id === value.articleId}
          onCite={() => (article.expired ? setAsking(true) : onCite(article))}
        />
      ))}
      <div className="row wrap">
        <span className="faint small">{t('articles.notFound')}</span>
        <Button size="low" keys="alt+q" onPress={() => setAsking(true)}>
          {t('articles.askUnit')}
        </Button>
      </div>
      {asking ? (
        <AskUnit categoryId={value.categoryId} unitId={direct?.unitId ?? ''} onClose={() => setAsking(false)} />
      ) : null}
    </div>
  );
}
