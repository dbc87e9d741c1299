import type { ArticleText } from '../../../domain/articles.ts';
import { useT } from '../../i18n/useT.ts';

/** What an article says, in Chinese and, standing upright, in Mongolian. */
export function Text({ text: { body, mongolian } }: { text: Pick<ArticleText, 'body' | 'mongolian'> }) {
  const t = useT();
  return (
    <div className="row" style={{ alignItems: 'flex-start' }}>
      <p className="grow words">{body}</p>
      {mongolian ? (
        <div className="mn" lang="mn" tabIndex={0} role="region" aria-label={t('words.mongolian')}>
          {mongolian}
        </div>
      ) : null}
    </div>
  );
}
