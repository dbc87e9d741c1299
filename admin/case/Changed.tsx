import { useEvents } from '../data/useApi.ts';
import { readDraft, textsIn } from '../data/drafts.ts';
import { useLocale, useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';
import { useOpenCase } from './context.ts';
import { sentenceOf } from './sentences.ts';
import { useUnitNames } from './useUnitNames.ts';

/** What others did since this person began to type; nothing of what he typed is touched. */
export function Changed() {
  const t = useT();
  const locale = useLocale();
  const units = useUnitNames();
  const { kase, liveSeq, release } = useOpenCase();
  const events = useEvents(kase.id);
  if (liveSeq <= kase.seq) return null;
  const since = (events.data ?? []).filter((fact) => fact.seq > kase.seq);
  return (
    <div className="said yellow stack" role="alert">
      <b>{t('case.changed')}</b>
      <ul>
        {since.map((fact) => (
          <li key={fact.seq}>
            {sentenceOf(fact, { t, locale, units }).text}
            {Object.entries(fact.words ?? {}).map(([field, text]) => (
              <p key={field} className="words">
                {text}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <p>{t('case.typedKept')}</p>
      <span>
        <Button size="low" keys="alt+y" onPress={release}>
          {t('case.seen')}
        </Button>
      </span>
    </div>
  );
}

/** Text typed for a step that is no longer possible: still here, to copy or to drop. */
export function LeftOver({ forms, onDrop }: { forms: readonly string[]; onDrop: (form: string) => void }) {
  const t = useT();
  const { kase, me } = useOpenCase();
  const left = forms.flatMap((form) =>
    textsIn(readDraft<object>(me.id, `${kase.id}.${form}`)?.value ?? {}).map((text) => ({ form, text })),
  );
  return left.map(({ form, text }) => (
    <div key={form + text} className="said blue stack tight">
      <span className="label">{t('case.leftOver')}</span>
      <p className="words">{text}</p>
      <span>
        <Button size="low" onPress={() => onDrop(form)}>
          {t('do.clear')}
        </Button>
      </span>
    </div>
  ));
}
