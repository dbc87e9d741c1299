import { useState } from 'react';
import { ClockRule } from '../../../domain/policy.ts';
import type { RuleName } from '../../../domain/case/clocks.ts';
import { LimitField } from '../../commands/LimitField.tsx';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../pieces/Button.tsx';
import { Dialog } from '../../pieces/Dialog.tsx';
import { NumberField } from '../NumberField.tsx';
import type { Column, PolicyEdit } from './edits.ts';
import { Ladder } from './Ladder.tsx';
import { columnName, ruleName } from './words.ts';

const firstExtension: NonNullable<ClockRule['extension']> = {
  times: 1,
  most: { amount: 10, unit: 'workingDays' },
  askBefore: { amount: 1, unit: 'workingDays' },
};
const firstPauses: NonNullable<ClockRule['pauses']> = { times: 3, most: { amount: 5, unit: 'workingDays' } };

interface PartProps {
  rule: ClockRule;
  onChange: (rule: ClockRule) => void;
}

function Extension({ rule, onChange }: PartProps) {
  const t = useT();
  const { extension, ...rest } = rule;
  if (!extension)
    return (
      <span>
        <Button size="low" onPress={() => onChange({ ...rest, extension: firstExtension })}>
          {t('extension.allow')}
        </Button>
      </span>
    );
  const put = (change: Partial<typeof extension>) => onChange({ ...rest, extension: { ...extension, ...change } });
  return (
    <fieldset className="plain-set">
      <legend className="row">
        {t('extension.title')}
        <Button size="low" says={`${t('rules.remove')} ${t('extension.title')}`} onPress={() => onChange(rest)}>
          ×
        </Button>
      </legend>
      <NumberField
        label={t('extension.times')}
        min={0}
        max={9}
        value={extension.times}
        onChange={(times) => put({ times })}
      />
      <LimitField label={t('extension.most')} value={extension.most} onChange={(most) => put({ most })} />
      <LimitField
        label={t('extension.askBefore')}
        value={extension.askBefore}
        onChange={(askBefore) => put({ askBefore })}
      />
    </fieldset>
  );
}

function Pauses({ rule, onChange }: PartProps) {
  const t = useT();
  const { pauses, ...rest } = rule;
  if (!pauses)
    return (
      <span>
        <Button size="low" onPress={() => onChange({ ...rest, pauses: firstPauses })}>
          {t('pauses.allow')}
        </Button>
      </span>
    );
  const put = (change: Partial<typeof pauses>) => onChange({ ...rest, pauses: { ...pauses, ...change } });
  return (
    <fieldset className="plain-set">
      <legend className="row">
        {t('pauses.title')}
        <Button size="low" says={`${t('rules.remove')} ${t('pauses.title')}`} onPress={() => onChange(rest)}>
          ×
        </Button>
      </legend>
      <NumberField
        label={t('pauses.times')}
        min={0}
        max={20}
        value={pauses.times}
        onChange={(times) => put({ times })}
      />
      <LimitField label={t('pauses.most')} value={pauses.most} onChange={(most) => put({ most })} />
    </fieldset>
  );
}

interface RuleEditorProps {
  column: Column;
  clock: RuleName;
  rule: ClockRule;
  /** Whether the column has a rule of its own, and so can do without it. */
  isOwn: boolean;
  onEdit: (edit: PolicyEdit) => void;
  onClose: () => void;
}

/** What one clock allows in one column of the policy: limit, ladder, extension and pauses. */
export function RuleEditor({ column, clock, rule: given, isOwn, onEdit, onClose }: RuleEditorProps) {
  const t = useT();
  const [rule, setRule] = useState<ClockRule>(given);
  const isRight = ClockRule.safeParse(rule).success;
  const take = (next: ClockRule | null): void => {
    onEdit({ do: 'rule', column, clock, rule: next });
    onClose();
  };
  return (
    <Dialog title={`${ruleName(t, clock)} · ${columnName(t, column)}`} onClose={onClose}>
      <LimitField label={t('limits.amount')} value={rule.limit} onChange={(limit) => setRule({ ...rule, limit })} />
      <Ladder value={rule.ladder} onChange={(ladder) => setRule({ ...rule, ladder })} />
      <Extension rule={rule} onChange={setRule} />
      <Pauses rule={rule} onChange={setRule} />
      <div className="row wrap">
        <Button look="go" keys="ctrl+enter" off={!isRight} onPress={() => take(rule)}>
          {t('rules.take')}
        </Button>
        {isOwn && column !== 'base' ? <Button onPress={() => take(null)}>{t('rules.byBase')}</Button> : null}
      </div>
    </Dialog>
  );
}
