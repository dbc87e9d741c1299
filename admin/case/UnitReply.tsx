import { dateTime } from '../data/when.ts';
import { useEvents } from '../data/useApi.ts';
import { useLocale, useT } from '../i18n/useT.ts';
import { Panel } from '../pieces/Panel.tsx';
import { useOpenCase } from './context.ts';

/** The unit's last reply, readable at a glance. */
export function UnitReply() {
  const t = useT();
  const locale = useLocale();
  const { kase } = useOpenCase();
  const { data } = useEvents(kase.id);
  const { reply } = kase;
  const said = data?.findLast((fact) => fact.type === 'replied')?.words;
  if (!reply) return null;
  const when = [kase.leadUnitName, dateTime(reply.at, locale)].filter(Boolean).join(' · ');
  return (
    <Panel
      title={
        <>
          {t('case.reply')} <span className="chip">{t(`result.${reply.result}`)}</span>
        </>
      }
      aside={<span className="faint small cut">{when}</span>}
    >
      <div className="stack tight">
        <p style={{ whiteSpace: 'pre-wrap' }}>{said?.['text']}</p>
        {said?.['publicText'] ? (
          <p className="words">
            {t('case.publicText')}：{said['publicText']}
          </p>
        ) : null}
        <div className="row wrap">
          <span className="chip line">{t(reply.contacted ? 'fact.extra.contacted' : 'fact.extra.notContacted')}</span>
          {reply.late ? <span className="chip red">{t('fact.extra.late')}</span> : null}
        </div>
      </div>
    </Panel>
  );
}
