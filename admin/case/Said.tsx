import { dateTime } from '../data/when.ts';
import { useLocale, useT } from '../i18n/useT.ts';
import { Pairs, Panel } from '../pieces/Panel.tsx';
import { Caller } from './Caller.tsx';
import { placeText } from './placeText.ts';
import { useOpenCase } from './context.ts';

/** What the citizen said: the words, Mongolian standing upright beside them, place, category, caller. */
export function Said() {
  const t = useT();
  const locale = useLocale();
  const { kase } = useOpenCase();
  const { content, mongolian } = kase.words;
  return (
    <Panel title={t('case.words')} aside={<span className="faint small">{t(`channel.${kase.channel}`)}</span>}>
      <div className="stack">
        <div className="row" style={{ alignItems: 'flex-start' }}>
          <p className="grow" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {content ?? kase.title}
          </p>
          {mongolian ? (
            <div className="mn" lang="mn" tabIndex={0} role="region" aria-label={t('words.mongolian')}>
              {mongolian}
            </div>
          ) : null}
        </div>
        <Pairs
          pairs={[
            [t('case.place'), placeText(kase.place)],
            [t('case.category'), kase.categoryName],
            [t('case.caller'), <Caller key="caller" />],
            [t('case.registered'), dateTime(kase.registeredAt, locale)],
            [t('case.occurred'), kase.occurredAt && dateTime(kase.occurredAt, locale)],
            [t('case.creditCode'), kase.words['creditCode']],
            [t('case.lead'), kase.leadUnitName],
            [t('case.handler'), kase.handlerName],
          ]}
        />
      </div>
    </Panel>
  );
}
