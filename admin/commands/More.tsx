import { useState } from 'react';
import type { OfferedCommand } from '../../domain/case/commands.ts';
import { useOpenCase } from '../case/context.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';
import { plainForms } from './general.ts';
import { mayNow } from './mayNow.ts';
import { PlainForm } from './PlainForm.tsx';

/** The other commands that this person may give now, behind `更多`. */
export function More() {
  const t = useT();
  const { kase, me, liveSeq } = useOpenCase();
  const [asked, setAsked] = useState<{ type: OfferedCommand; seq: number }>();
  const others = mayNow(kase, me).filter((type) => plainForms[type]);
  if (others.length === 0) return null;
  const open = asked && (asked.seq === liveSeq || kase.seq < liveSeq) ? asked : undefined;
  return (
    <div className="row wrap" role="group" aria-label={t('do.more')}>
      <span className="label">{t('do.more')}</span>
      {others.map((type) => (
        <Button key={type} size="low" onPress={() => setAsked({ type, seq: liveSeq })}>
          {t(`command.${type}`)}
        </Button>
      ))}
      {open ? <PlainForm type={open.type} onClose={() => setAsked(undefined)} /> : null}
    </div>
  );
}
