import { useQuery } from '@tanstack/react-query';
import type { LimitAmount } from '../../../../domain/limits.ts';
import { useOpenCase } from '../../../case/context.ts';
import { useUnits } from '../../../case/useUnitNames.ts';
import type { Candidate, FactRow } from '../../../data/types.ts';
import { useApi, useEvents } from '../../../data/useApi.ts';
import { useT } from '../../../i18n/useT.ts';
import { TextAsked } from '../../../pieces/Asked.tsx';
import { Button } from '../../../pieces/Button.tsx';
import { Panel } from '../../../pieces/Panel.tsx';
import { Loaded } from '../../../pieces/States.tsx';
import { useKeys } from '../../../pieces/useKeys.ts';
import { FormFoot } from '../../FormFoot.tsx';
import { LimitField } from '../../LimitField.tsx';
import { UnitSeek } from '../../UnitSeek.tsx';
import { type CommandForm, useCommandForm } from '../../useCommandForm.ts';
import { type DispatchDraft, dispatchOf, firstAgreed, firstChoice, lacksMinutes, withCo, withLead } from './choice.ts';
import { Called } from './Called.tsx';
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

/** What the conference agreed: a dispatch from there needs its minutes (domain 2.2 row 8). */
function Minutes({ form }: { form: CommandForm<DispatchDraft> }) {
  const t = useT();
  return (
    <TextAsked
      label={t('confer.minutes')}
      rows={4}
      value={form.value.note}
      wrong={form.wrong('note')}
      onChange={(note) => form.set({ note })}
    />
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

interface ComposerProps {
  ranked: readonly Candidate[];
  /** The unit that the last objection names. */
  suggested: string | undefined;
}

function Composer({ ranked, suggested }: ComposerProps) {
  const t = useT();
  const { kase } = useOpenCase();
  const confers = kase.status === 'conferring';
  const called = confers ? (kase.conference?.unitIds ?? []) : [];
  const first = confers ? firstAgreed(ranked, called, suggested) : firstChoice(ranked);
  const form = useCommandForm<DispatchDraft>('dispatch', { ...first, note: '', extra: [...called] });
  const { value, set, wrong } = form;
  const candidates = [...ranked, ...useExtras(value, ranked)];
  const rule = ranked.find((c) => c.limit)?.limit;
  const send = () => form.send(dispatchOf(value), confers ? lacksMinutes(value) : {});
  useKeys([{ key: 'enter', label: t('command.dispatch'), run: send, off: form.busy }]);
  return (
    <div className="stack">
      {confers ? <Called unitIds={called} /> : null}
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
      {confers ? <Minutes form={form} /> : <NoteField form={form} />}
      <FormFoot form={form}>
        <Button look="go" size="big" keys="ctrl+enter" off={form.busy} onPress={send}>
          {t('command.dispatch')}
        </Button>
      </FormFoot>
    </div>
  );
}

const suggestedIn = (facts: readonly FactRow[]): string | undefined =>
  facts.findLast((fact) => fact.type === 'returned')?.suggestedUnitId;

/** Which unit leads, who helps, until when: before anything is sent. */
export default function Dispatch() {
  const t = useT();
  const api = useApi();
  const { kase } = useOpenCase();
  const events = useEvents(kase.id);
  const candidates = useQuery({
    queryKey: ['candidates', kase.id, kase.categoryId, kase.divisionCode],
    queryFn: () => api.candidates(kase.id).catch(() => [] as Candidate[]),
  });
  return (
    <Panel title={t('dispatch.to')} aside={<span className="faint small">{t('dispatch.hint')}</span>}>
      <Loaded query={candidates} rows={4}>
        {(ranked) => (
          <Loaded query={events} rows={4}>
            {(facts) => <Composer ranked={ranked} suggested={suggestedIn(facts)} />}
          </Loaded>
        )}
      </Loaded>
    </Panel>
  );
}
