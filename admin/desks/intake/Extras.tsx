import { isCreditCode } from '../../../domain/creditCode.ts';
import { serverNow } from '../../data/http.ts';
import { localInput } from '../../data/when.ts';
import { useT } from '../../i18n/useT.ts';
import { Asked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { keyName, useKeys } from '../../pieces/useKeys.ts';
import type { CallDraft } from './draft.ts';

interface ExtrasProps {
  value: CallDraft;
  set: (change: Partial<CallDraft>) => void;
  wrong: (field: string) => string | undefined;
}

const codeLength = 18;

function CreditCode({ value, set, wrong }: ExtrasProps) {
  const t = useT();
  const code = value.creditCode.trim().toUpperCase();
  const slip = code.length >= codeLength && !isCreditCode(code) ? t('wrong.creditDigit') : undefined;
  return (
    <Asked label={t('words.creditCode')} wrong={slip ?? wrong('enterprise.creditCode')}>
      {(wiring) => (
        <input
          className="field mono"
          style={{ width: 220 }}
          {...wiring}
          maxLength={codeLength}
          value={value.creditCode}
          onChange={(event) => set({ creditCode: event.target.value })}
        />
      )}
    </Asked>
  );
}

function Happened({ value, set, wrong }: ExtrasProps) {
  const t = useT();
  if (value.occurredAt === '')
    return (
      <Button size="low" onPress={() => set({ occurredAt: localInput(serverNow()) })}>
        {t('intake.typedLater')}
      </Button>
    );
  return (
    <Asked label={t('case.occurred')} wrong={wrong('occurredAt')}>
      {(wiring) => (
        <span className="row">
          <input
            className="field"
            style={{ width: 200 }}
            type="datetime-local"
            {...wiring}
            max={localInput(serverNow())}
            value={value.occurredAt}
            onChange={(event) => set({ occurredAt: event.target.value })}
          />
          <Button size="low" onPress={() => set({ occurredAt: '' })}>
            {t('do.clear')}
          </Button>
        </span>
      )}
    </Asked>
  );
}

const flags = [
  ['noCallback', 'alt+n'],
  ['isEnterprise', 'alt+e'],
] as const;

/** What is said of few calls: no callback wanted, an enterprise with its code, a matter typed in later. */
export function Extras(props: ExtrasProps) {
  const t = useT();
  const { value, set } = props;
  useKeys(flags.map(([flag, key]) => ({ key, label: t(`intake.${flag}`), run: () => set({ [flag]: !value[flag] }) })));
  return (
    <div className="row wrap extras">
      {flags.map(([flag, key]) => (
        <label key={flag} className="row">
          <input type="checkbox" checked={value[flag]} onChange={(event) => set({ [flag]: event.target.checked })} />
          {t(`intake.${flag}`)} <kbd aria-hidden="true">{keyName(key)}</kbd>
        </label>
      ))}
      {value.isEnterprise ? <CreditCode {...props} /> : null}
      <Happened {...props} />
    </div>
  );
}
