import type { ArticleView } from '../../data/articles.ts';
import { dateTime } from '../../data/when.ts';
import { useLocale, useT, type T } from '../../i18n/useT.ts';
import { Panel } from '../../pieces/Panel.tsx';

type Fact = ArticleView['facts'][number];

/** One fact as a sentence; what was typed with it follows. */
function sentence(t: T, fact: Fact): { text: string; more?: string } {
  const who = fact.byName ?? fact.by;
  switch (fact.type) {
    case 'asked':
    case 'doubted':
      return { text: t(`articleFact.${fact.type}`, { who }), more: fact.question };
    case 'written':
      return {
        text: t(fact.submitted ? 'articleFact.submitted' : 'articleFact.written', { who }),
        more: fact.text.title,
      };
    case 'published':
      return { text: t('articleFact.published', { who, n: fact.version }) };
    case 'confirmed':
      return { text: t('articleFact.confirmed', { who, day: fact.validUntil }) };
    case 'sentBack':
    case 'retired':
    case 'dropped':
      return { text: t(`articleFact.${fact.type}`, { who }), more: fact.reason };
  }
}

function Before({ fact }: { fact: Fact }) {
  const t = useT();
  if (fact.type !== 'written') return null;
  return (
    <details>
      <summary>{t('articles.asWritten')}</summary>
      <p className="words">{fact.text.body}</p>
    </details>
  );
}

/** What has happened to an article, the newest first; every text that was ever written can be read again. */
export function History({ article }: { article: ArticleView }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Panel title={t('articles.history')}>
      <ol className="story">
        {article.facts.map((fact) => {
          const { text, more } = sentence(t, fact);
          return (
            <li key={fact.seq}>
              <time dateTime={fact.at}>{dateTime(fact.at, locale)}</time>
              <span className="dot" />
              <span>
                {text}
                {more === undefined ? null : <span className="muted">：{more}</span>}
                <Before fact={fact} />
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
