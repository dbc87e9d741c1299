import { useRef, type ReactNode } from 'react';
import { clockTime } from '../data/when.ts';
import { problemText } from '../i18n/problemText.ts';
import { useOnline } from '../data/network.ts';
import { useT } from '../i18n/useT.ts';
import { useKeys } from '../pieces/useKeys.ts';
import { Button } from '../pieces/Button.tsx';
import type { CommandForm } from './useCommandForm.ts';

const writtenIn = ['textarea', 'input.field:not([type=checkbox])'];

/** The foot of a form: the refusal as a sentence, the draft's time, then the buttons; one key goes to the form's text. */
export function FormFoot({ form, children }: { form: CommandForm<object>; children: ReactNode }) {
  const t = useT();
  const ref = useRef<HTMLDivElement>(null);
  const write = () => {
    const form = ref.current?.closest('section, dialog');
    writtenIn
      .map((field) => form?.querySelector<HTMLElement>(field))
      .find(Boolean)
      ?.focus();
  };
  useKeys([{ key: 'i', label: t('keys.write'), run: write }]);
  const online = useOnline();
  return (
    <div className="stack foot" ref={ref}>
      {form.waits ? (
        <div className="said yellow row wrap" role="alert">
          <span className="grow">{t(online ? 'form.waits' : 'refusal.offline')}</span>
          <Button size="low" onPress={form.takeBack}>
            {t('form.takeBack')}
          </Button>
        </div>
      ) : null}
      {form.problem ? (
        <p className={form.problem.status === 0 || form.problem.status === 412 ? 'said yellow' : 'said'} role="alert">
          {problemText(t, form.problem)}
        </p>
      ) : null}
      <div className="row wrap">
        <span className="faint small" role="status">
          {form.busy ? t('form.sending') : form.savedAt ? t('form.draftKept', { at: clockTime(form.savedAt) }) : ''}
        </span>
        <span className="grow" />
        {children}
      </div>
    </div>
  );
}
