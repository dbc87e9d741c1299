import type { RefObject } from 'react';
import { CaseType, Urgency } from '../../../domain/case/codes.ts';
import { useT } from '../../i18n/useT.ts';
import { Choice } from '../../pieces/Choice.tsx';
import { useKeys } from '../../pieces/useKeys.ts';
import { type CallDraft, hasStrayControl, titleOf } from './draft.ts';
import { Extras } from './Extras.tsx';
import { CategoryField, PlaceField } from './Fields.tsx';

interface FormProps {
  value: CallDraft;
  set: (change: Partial<CallDraft>) => void;
  wrong: (field: string) => string | undefined;
  content: RefObject<HTMLTextAreaElement | null>;
}

function Labelled({ label, top, children }: { label: string; top?: boolean; children: React.ReactNode }) {
  return (
    <div className={top ? 'asked-row top-aligned' : 'asked-row'}>
      <span className="label">{label}</span>
      {children}
    </div>
  );
}

function Words({ value, set, wrong, content }: FormProps) {
  const t = useT();
  const missing = wrong('content') ?? wrong('title');
  return (
    <>
      <Labelled label={t('intake.content')} top>
        <div className="asked">
          <textarea
            ref={content}
            className="field"
            rows={4}
            aria-label={t('intake.content')}
            aria-invalid={Boolean(missing)}
            placeholder={t('intake.contentHint')}
            value={value.content}
            onChange={(event) => set({ content: event.target.value })}
          />
          {missing ? (
            <span className="wrong" role="alert">
              {missing}
            </span>
          ) : null}
        </div>
      </Labelled>
      <Labelled label={t('intake.title')}>
        <input
          className="field"
          aria-label={t('intake.title')}
          placeholder={titleOf(value.content) || t('intake.titleHint')}
          value={value.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Labelled>
    </>
  );
}

function Kind({ value, set }: FormProps) {
  const t = useT();
  return (
    <Labelled label={t('intake.type')}>
      <div className="row wrap">
        <Choice
          label={t('intake.type')}
          size="low"
          value={value.caseType}
          onPick={(caseType) => set({ caseType })}
          options={CaseType.options.map((c) => ({ value: c, label: t(`type.${c}`) }))}
        />
        <span className="label">{t('intake.urgency')}</span>
        <Choice
          label={t('intake.urgency')}
          size="low"
          value={value.urgency}
          onPick={(urgency) => set({ urgency })}
          options={Urgency.options.map((u) => ({ value: u, label: t(`urgency.${u}`) }))}
        />
      </div>
    </Labelled>
  );
}

function Caller({ value, set }: FormProps) {
  const t = useT();
  useKeys([
    { key: 'f3', label: t('intake.anonymous'), run: () => set({ anonymous: !value.anonymous }) },
    { key: 'f4', label: t('intake.confidential'), run: () => set({ confidential: !value.confidential }) },
  ]);
  const flags = [
    ['anonymous', 'F3'],
    ['confidential', 'F4'],
  ] as const;
  return (
    <Labelled label={t('intake.caller')}>
      <div className="row wrap">
        <input
          className="field"
          style={{ width: 140 }}
          aria-label={t('intake.callerName')}
          placeholder={t('intake.callerName')}
          value={value.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        {flags.map(([flag, key]) => (
          <label key={flag} className="row">
            <input type="checkbox" checked={value[flag]} onChange={(event) => set({ [flag]: event.target.checked })} />
            {t(`intake.${flag}`)} <kbd aria-hidden="true">{key}</kbd>
          </label>
        ))}
      </div>
    </Labelled>
  );
}

function Mongolian({ value, set }: FormProps) {
  const t = useT();
  const stray = hasStrayControl(value.mongolian);
  return (
    <div className="asked">
      <label className="label" htmlFor="mongolian">
        {t('intake.mongolian')}
      </label>
      <textarea
        id="mongolian"
        lang="mn"
        className="field mn"
        aria-invalid={stray}
        value={value.mongolian}
        onChange={(event) => set({ mongolian: event.target.value })}
      />
      {stray ? (
        <span className="wrong" role="alert">
          {t('wrong.mongolianControl')}
        </span>
      ) : null}
    </div>
  );
}

/** The five elements of a complaint, on one page and in the order in which they are said. */
export function Form({ bilingual, ...props }: FormProps & { bilingual: boolean }) {
  const t = useT();
  const { value, set, wrong } = props;
  return (
    <div className={bilingual ? 'elements bilingual' : 'elements'}>
      <div className="stack">
        <Words {...props} />
        <Labelled label={t('intake.place')} top>
          <PlaceField value={value} set={set} wrong={wrong('place.divisionCode') ?? wrong('place')} />
        </Labelled>
        <Labelled label={t('intake.category')} top>
          <CategoryField value={value} set={set} wrong={wrong('categoryId')} />
        </Labelled>
        <Kind {...props} />
        <Caller {...props} />
        <Extras {...props} />
      </div>
      {bilingual ? <Mongolian {...props} /> : null}
    </div>
  );
}
