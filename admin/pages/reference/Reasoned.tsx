import { useT } from '../../i18n/useT.ts';
import { Asked, TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Wrong } from '../../pieces/Wrong.tsx';
import type { useReferenceForm } from './useReferenceForm.ts';

/** The end of every change of reference data: why, from when, and the button that saves it. */
export function Reasoned({ form }: { form: ReturnType<typeof useReferenceForm> }) {
  const t = useT();
  return (
    <>
      <TextAsked
        label={t('form.reason')}
        rows={2}
        value={form.reason}
        wrong={form.wrong('reason')}
        onChange={form.setReason}
      />
      <Asked label={t('reference.from')}>
        {(wiring) => (
          <input
            className="field"
            type="date"
            {...wiring}
            value={form.from}
            onChange={(event) => form.setFrom(event.target.value)}
          />
        )}
      </Asked>
      <Wrong>{form.said}</Wrong>
      <Button look="go" keys="ctrl+enter" off={form.busy} onPress={form.save}>
        {t('do.submit')}
      </Button>
    </>
  );
}
