import { useRef, useState } from 'react';
import { messageTemplates, type MessageTemplate, type Placeholder } from '../../../domain/templates.ts';
import type { TemplateRow } from '../../data/useTemplates.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../pieces/Button.tsx';
import { Dialog } from '../../pieces/Dialog.tsx';
import { History } from './History.tsx';
import { occasionOf } from './occasion.ts';
import { Reasoned } from './Reasoned.tsx';
import { TemplateText, type TextLanguage } from './TemplateText.tsx';
import { useReferenceForm } from './useReferenceForm.ts';

interface EditorProps {
  row: TemplateRow;
  mayChange: boolean;
  seesHistory: boolean;
  onClose: () => void;
}

const textIn = (words: Record<string, unknown>, language: TextLanguage): string =>
  typeof words[language] === 'string' ? words[language] : '';

interface InsertProps {
  template: MessageTemplate;
  onInsert: (name: Placeholder) => void;
}

function Inserts({ template, onInsert }: InsertProps) {
  const t = useT();
  if (template.may.length === 0) return null;
  return (
    <div className="row wrap" role="group" aria-label={t('templates.insert')}>
      <span className="label">{t('templates.insert')}</span>
      {template.may.map((name, i) => (
        <Button key={name} size="low" keys={`alt+${String(i + 1)}`} onPress={() => onInsert(name)}>
          {t(`placeholder.${name}`)}
        </Button>
      ))}
    </div>
  );
}

interface PastProps {
  template: MessageTemplate;
  onTake: ((words: Record<string, unknown>) => void) | undefined;
}

function Past({ template: { id, start }, onTake }: PastProps) {
  const t = useT();
  return (
    <details>
      <summary>{t('templates.history')}</summary>
      <div className="stack">
        <History
          resource="templates"
          id={id}
          more={({ body }) => (
            <>
              <p className="words">
                {[textIn(body, 'zh'), textIn(body, 'mn')].filter((text) => text !== '').join('\n')}
              </p>
              {onTake ? (
                <button type="button" className="plain" onClick={() => onTake(body)}>
                  {t('templates.use')}
                </button>
              ) : null}
            </>
          )}
        />
        {onTake ? (
          <span>
            <Button size="low" onPress={() => onTake({ ...start })}>
              {t('templates.restore')}
            </Button>
          </span>
        ) : null}
      </div>
    </details>
  );
}

/** One text in its languages: written with its placeholders, seen as it will read, saved from a day on; its versions below. */
export function TemplateEditor({ row, mayChange, seesHistory, onClose }: EditorProps) {
  const t = useT();
  const form = useReferenceForm('templates', { ...row }, onClose);
  const fields = useRef<Partial<Record<TextLanguage, HTMLTextAreaElement | null>>>({});
  const [writing, setWriting] = useState<TextLanguage>('zh');
  const template = messageTemplates.get(row.id);
  if (!template) return null;
  const insert = (name: Placeholder): void => {
    const field = fields.current[writing];
    if (!field) return;
    field.focus();
    field.setRangeText(`{${name}}`, field.selectionStart, field.selectionEnd, 'end');
    form.set(writing, field.value);
  };
  const take = (words: Record<string, unknown>): void => {
    form.set('zh', textIn(words, 'zh'));
    form.set('mn', textIn(words, 'mn'));
  };
  return (
    <Dialog title={occasionOf(t, template)} onClose={onClose}>
      {mayChange ? <Inserts template={template} onInsert={insert} /> : null}
      {(['zh', 'mn'] as const).map((language) => (
        <TemplateText
          key={language}
          {...{ template, language, mayChange }}
          text={textIn(form.typed, language)}
          wrong={form.wrong(language)}
          keep={(field) => (fields.current[language] = field)}
          onFocus={() => setWriting(language)}
          onChange={(text) => form.set(language, text)}
        />
      ))}
      {mayChange ? <Reasoned form={form} /> : null}
      {seesHistory ? <Past template={template} onTake={mayChange ? take : undefined} /> : null}
    </Dialog>
  );
}
