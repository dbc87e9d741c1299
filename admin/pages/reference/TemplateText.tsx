import { fill, type MessageTemplate, samples, segmentsOf, textFault } from '../../../domain/templates.ts';
import { type T, useT } from '../../i18n/useT.ts';
import { Asked } from '../../pieces/Asked.tsx';

export type TextLanguage = 'zh' | 'mn';

/** What is wrong with a text that somebody is writing, as a sentence. */
function faultText(t: T, template: MessageTemplate, text: string): string | undefined {
  const fault = text === '' ? undefined : textFault(template, text);
  return fault && t(`textFault.${fault.code}`, { what: fault.what });
}

function Preview({ template, language, text }: { template: MessageTemplate; language: TextLanguage; text: string }) {
  const t = useT();
  if (text === '') return null;
  const filled = fill(text, samples);
  const segments = segmentsOf(filled);
  return (
    <div className="stack tight">
      <span className="row wrap small">
        <span className="muted">{t('templates.preview')}</span>
        <span className="grow" />
        <span className="chip">{t('templates.size', { n: filled.length })}</span>
        {template.audience === 'citizen' ? (
          <span className={segments > 1 ? 'chip yellow' : 'chip green'}>
            {t('templates.segments', { n: segments })}
          </span>
        ) : null}
      </span>
      {language === 'mn' ? (
        <div className="bubble mn" lang="mn" tabIndex={0} role="region" aria-label={t('templates.preview')}>
          {filled}
        </div>
      ) : (
        <p className="bubble">{filled}</p>
      )}
    </div>
  );
}

interface TextProps {
  template: MessageTemplate;
  language: TextLanguage;
  mayChange: boolean;
  text: string;
  wrong: string | undefined;
  keep: (field: HTMLTextAreaElement | null) => void;
  onFocus: () => void;
  onChange: (text: string) => void;
}

/** A text in one language, what is wrong with it, and how it reads with values in its places. */
export function TemplateText({ template, language, mayChange, text, wrong, keep, onFocus, onChange }: TextProps) {
  const t = useT();
  const preview = <Preview {...{ template, language, text }} />;
  const isMongolian = language === 'mn';
  if (!mayChange) return preview;
  return (
    <div className={isMongolian ? 'stack tight text-mn' : 'stack tight'}>
      <Asked
        label={t(`templates.${language}`)}
        wrong={faultText(t, template, text) ?? wrong}
        {...(isMongolian && { hint: t('templates.mnHint') })}
      >
        {(wiring) => (
          <textarea
            ref={keep}
            className={isMongolian ? 'field mn' : 'field'}
            rows={3}
            {...wiring}
            {...(isMongolian && { lang: 'mn' })}
            value={text}
            onFocus={onFocus}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Asked>
      {preview}
    </div>
  );
}
