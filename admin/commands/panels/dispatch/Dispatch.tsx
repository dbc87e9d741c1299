import { useQuery } from '@tanstack/react-query';
import type { LimitAmount } from '../../../../domain/limits.ts';
import { useOpenCase } from '../../../case/context.ts';
import { useUnits } from '../../../case/useUnitNames.ts';
import type { Candidate } from '../../../data/types.ts';
import { useApi } from '../../../data/useApi.ts';
import { useT } from '../../../i18n/useT.ts';
import { Button } from '../../../pieces/Button.tsx';
import { Panel } from '../../../pieces/Panel.tsx';
import { Loaded } from '../../../pieces/States.tsx';
import { FormFoot } from '../../FormFoot.tsx';
import { LimitField } from '../../LimitField.tsx';
import { UnitSeek } from '../../UnitSeek.tsx';
import { type CommandForm, useCommandForm } from '../../useCommandForm.ts';
import { type DispatchDraft, dispatchOf, firstChoice, withCo, withLead } from './choice.ts';
import { Due } from './Due.tsx';
import { Ranked } from './Ranked.tsx';
import { Wrong } from '../../../pieces/Wrong.tsx';

const usualLimit: LimitAmount = { amount: 5, unit: 'workingDays' };

function Limit({ form, rule }: { form: CommandForm<DispatchDraft>; rule: LimitAmount | undefined }) {
  const t = useT();
  const { value, set } = form;
  const shown = value.limit ?? rule;
  return (
    <div className="row wrap">
      {shown ? (
        <LimitField label={t('dispatch.limit')} value={shown} onChange={(limit) => set({ limit })} />
      ) : (
        <Button size="low" onPress={() => set({ limit: usualLimit })}>
          {t('dispatch.limit')}：{t('dispatch.limitByRule')}
        </Button>
      )}
      {value.limit ? (
        <Button size="low" onPress={() => set({ limit: undefined })}>
          {t('dispatch.limitByRule')}
        </Button>
      ) : null}
      {shown ? <Due limit={shown} /> : null}
    </div>
  );
}

function NoteField({ form }: { form: CommandForm<DispatchDraft> }) {
  const t = useT();
  const { value, set, wrong } = form;
  return (
    <div className="asked">
      <input
        className="field"
        aria-label={t('dispatch.note')}
        placeholder={t('dispatch.note')}
        value={value.note}
        onChange={(event) => set({ note: event.target.value })}
      />
      <Wrong>{wrong('note')}</Wrong>
    </div>
  );
}

function useExtras(value: DispatchDraft, ranked: readonly Candidate[]): Candidate[] {
  const units = useUnits();
  const known = new Set(ranked.map((c) => c.unitId));
  const ids = value.extra.filter((id) => !known.has(id));
  return ids.map((id) => ({
    unitId: id,
    name: units.find((u) => u.id === id)?.name ?? id,
    role: 'lead',
    reason: '',
    score: 0,
  }));
}

function Composer({ ranked }: { ranked: readonly Candidate[] }) {
  const t = useT();
  const { kase } = useOpenCase();
  const form = useCommandForm<DispatchDraft>('dispatch', { ...firstChoice(ranked), note: '', extra: [] });
  const { value, set, wrong } = form;
  const candidates = [...ranked, ...useExtras(value, ranked)];
  const rule = ranked.find((c) => c.limit)?.limit;
  return (
    <div className="stack">
      {ranked.length === 0 ? <p className="faint">{t('dispatch.noCandidates')}</p> : null}
      <Ranked
        key={kase.id}
        candidates={candidates}
        value={value}
        onLead={(id) => set(withLead(value, id))}
        onCo={(id) => set(withCo(value, id))}
      />
      <UnitSeek
        label={t('dispatch.otherUnit')}
        onPick={(id) => set({ extra: [...value.extra, id], ...withLead(value, id) })}
      />
      <Wrong>{wrong('leadUnitId') && t('dispatch.pickLead')}</Wrong>
      <Limit form={form} rule={rule} />
      <NoteField form={form} />
      <FormFoot form={form}>
        <Button look="go" size="big" keys="ctrl+enter" off={form.busy} onPress={() => form.send(dispatchOf(value))}>
          {t('command.dispatch')}
        </Button>
      </FormFoot>
    </div>
  );
}

/** Which unit leads, who helps, until when: before anything is sent. */
export default function Dispatch() {
  const t = useT();
  const api = useApi();
  const { kase } = useOpenCase();
  const candidates = useQuery({
    queryKey: ['candidates', kase.id, kase.categoryId, kase.divisionCode],
    queryFn: () => api.candidates(kase.id).catch(() => [] as Candidate[]),
  });
  return (
    <Panel title={t('dispatch.to')} aside={<span className="faint small">{t('dispatch.hint')}</span>}>
      <Loaded query={candidates} rows={4}>
        {(ranked) => <Composer ranked={ranked} />}
      </Loaded>
    </Panel>
  );
}
