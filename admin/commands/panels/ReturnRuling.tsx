import { useOpenCase } from '../../case/context.ts';
import { Told, useLast } from '../../case/Told.tsx';
import { useUnitNames } from '../../case/useUnitNames.ts';
import { useT } from '../../i18n/useT.ts';
import { Pairs, Panel } from '../../pieces/Panel.tsx';
import { ClockLeft } from '../ClockLeft.tsx';
import { TwoWays } from '../TwoWays.tsx';

function Objection() {
  const t = useT();
  const units = useUnitNames();
  const { kase } = useOpenCase();
  const returned = useLast('returned');
  const { objection } = kase;
  const nameOf = (id: string): string => units.get(id) ?? id;
  if (!objection) return null;
  const said = returned?.words ?? {};
  return (
    <Pairs
      pairs={[
        [t('return.by'), nameOf(objection.unitId)],
        [t('return.reason'), said['reason'] ?? t(`returnReason.${objection.reason}`)],
        [t('return.basis'), said['basis']],
        [t('return.suggests'), objection.suggestedUnitId && nameOf(objection.suggestedUnitId)],
      ]}
    />
  );
}

/** A unit's objection beside the dispatch that it answers; agreed, the case is dispatched anew, rejected, the unit handles it. */
export default function ReturnRuling() {
  const t = useT();
  const { kase, me } = useOpenCase();
  const dispatched = useLast('dispatched');
  return (
    <Panel title={t('return.title')} aside={<ClockLeft name="returnRuling" />}>
      <div className="stack">
        {kase.dispatchedBy === me.id ? <p className="said yellow">{t('return.ownDispatch')}</p> : null}
        <div className="sides">
          <section className="stack tight">
            <h3 className="label">{t('return.objection', { n: kase.objections })}</h3>
            <Objection />
          </section>
          <section className="stack tight">
            <h3 className="label">{t('return.answers')}</h3>
            <Told facts={[dispatched]} />
          </section>
        </div>
        <TwoWays
          type="ruleOnReturn"
          yes={t('return.uphold')}
          no={t('return.reject')}
          yesIs={t('return.upholdIs')}
          noIs={t('return.rejectIs')}
        />
      </div>
    </Panel>
  );
}
