import { useState } from 'react';
import { LinkBase, useNavigate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { useArticle, type ArticleView } from '../../data/articles.ts';
import { useT } from '../../i18n/useT.ts';
import { writeListing } from '../../lists/address.ts';
import { Pairs, Panel } from '../../pieces/Panel.tsx';
import { Lamp, Remaining } from '../../pieces/Remaining.tsx';
import { Loaded } from '../../pieces/States.tsx';
import { Acts } from './Acts.tsx';
import { History } from './History.tsx';
import { Text } from './Text.tsx';
import { Writing } from './Writing.tsx';

const lamps = { none: 'grey', inForce: 'green', expired: 'red', retired: 'grey' } as const;

const titleOf = ({ id, current, work }: ArticleView): string =>
  current?.title ?? work?.text?.title ?? work?.question ?? id;

function Head({ article }: { article: ArticleView }) {
  const t = useT();
  const { id, version, standing, current, work } = article;
  return (
    <div className="row wrap">
      <h1 className="case-title">{titleOf(article)}</h1>
      <span className="mono muted">{id}</span>
      {version > 0 ? <span className="chip">{t('articles.version', { n: version })}</span> : null}
      {standing === 'none' ? null : <Lamp colour={lamps[standing]}>{t(`standing.${standing}`)}</Lamp>}
      {work ? <span className="chip yellow">{t(`stage.${work.stage}`)}</span> : null}
      {current?.readers === 'internal' ? <span className="chip violet">{t('articles.internal')}</span> : null}
    </div>
  );
}

function InForce({ article }: { article: ArticleView }) {
  const t = useT();
  const { current, id } = article;
  if (!current) return null;
  return (
    <Panel
      title={t('articles.text')}
      aside={
        <LinkBase to={`/cases${writeListing({ filter: { articleId: id }, sort: undefined })}`}>
          {t('articles.usedIn')}
        </LinkBase>
      }
    >
      <div className="stack">
        <Text text={current} />
        <Pairs
          pairs={[
            [t('articles.category'), article.categoryName],
            [t('articles.unit'), article.unitName],
            [t('articles.basis'), current.basis],
            [t('articles.checked'), current.checkedAt.slice(0, 10)],
            [t('articles.until'), current.validUntil],
          ]}
        />
      </div>
    </Panel>
  );
}

function InWork({ article: { work, current, categoryName, unitName } }: { article: ArticleView }) {
  const t = useT();
  if (!work) return null;
  const { stage, question, askedByName, dueAt, text, writtenByName, sentBack } = work;
  return (
    <Panel
      title={t(`stage.${stage}`)}
      aside={stage === 'asked' ? <Remaining dueAt={dueAt ?? null} yellowAt={null} /> : null}
    >
      <div className="stack">
        {sentBack === undefined ? null : (
          <p className="said" role="status">
            {t('articles.wasSentBack')} {sentBack}
          </p>
        )}
        <Pairs
          pairs={[
            [t('articles.question'), question],
            [t('articles.askedBy'), askedByName],
            [t('articles.writtenBy'), writtenByName],
            [t('articles.category'), current ? '' : categoryName],
            [t('articles.unit'), current ? '' : unitName],
            [t('articles.until'), text?.validUntil],
          ]}
        />
        {text ? (
          <>
            <b>{text.title}</b>
            <Text text={text} />
          </>
        ) : null}
      </div>
    </Panel>
  );
}

function One({ article }: { article: ArticleView }) {
  const [writing, setWriting] = useState(false);
  if (writing) return <Writing article={article} onDone={() => setWriting(false)} />;
  return (
    <div className="columns">
      <div className="stack wide">
        <InForce article={article} />
        <InWork article={article} />
        <Acts article={article} onWrite={() => setWriting(true)} />
      </div>
      <History article={article} />
    </div>
  );
}

/** One article: the text in force, what is worked on, who did what, and what may be done now. */
export default function ArticlePage() {
  const { id = '' } = useParams();
  const t = useT();
  const navigate = useNavigate();
  const query = useArticle(id);
  return (
    <div className="page stack wide">
      <LinkBase to="/articles">{t('articles.back')}</LinkBase>
      <Loaded query={query}>
        {(article) => (
          <>
            <Head article={article} />
            <One key={article.id} article={article} />
          </>
        )}
      </Loaded>
      {id === 'new' ? <Writing article={undefined} onDone={(made) => navigate(`/articles/${made?.id ?? ''}`)} /> : null}
    </div>
  );
}
