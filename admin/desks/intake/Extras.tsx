import { serverNow } from '../../data/http.ts';
import { localInput } from '../../data/when.ts';
import { useT } from '../../i18n/useT.ts';
import { Asked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { keyName, useKeys } from '../../pieces/useKeys.ts';
import type { CallDraft } from './draft.ts';
import { CreditCode } from './Enterprise.tsx';

interface ExtrasProps {
  value: CallDraft;
  set: (change: Partial<CallDraft>) => void;
  wrong: (field: string) => string | undefined;
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

const noCallback = ['noCallback', 'alt+n'] as const;
const isEnterprise = ['isEnterprise', 'alt+e'] as const;
const businessEnvironment = ['businessEnvironment', 'alt+b'] as const;

/** What is said of few calls: no callback wanted, an enterprise with its code and its kind of matter, a matter typed in later. */
export function Extras(props: ExtrasProps) {
  const t = useT();
  const { value, set } = props;
  const flags = [noCallback, isEnterprise, ...(value.isEnterprise ? [businessEnvironment] : [])];
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
