import { LinkBase } from 'react-admin';
import { useArticle } from '../data/articles.ts';
import { useT } from '../i18n/useT.ts';
import { Panel } from '../pieces/Panel.tsx';
import { useOpenCase } from './context.ts';

function Used({ id, version }: { id: string; version: number }) {
  const t = useT();
  const { data } = useArticle(id);
  return (
    <Panel title={t('articles.used')}>
      <div className="row wrap">
        <LinkBase to={`/articles/${id}`}>{`${id} ${data?.current?.title ?? ''}`}</LinkBase>
        <span className="chip">{t('articles.version', { n: version })}</span>
        {data && data.version > version ? (
          <span className="faint small">{t('articles.since', { n: data.version })}</span>
        ) : null}
      </div>
    </Panel>
  );
}

/** From which article, and which version of it, the citizen was answered. */
export function Knowledge() {
  const { article } = useOpenCase().kase;
  return article ? <Used {...article} /> : null;
}
