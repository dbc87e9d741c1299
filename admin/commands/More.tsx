import { useState } from 'react';
import type { OfferedCommand } from '../../domain/case/commands.ts';
import { useOpenCase } from '../case/context.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';
import { type Group, groups } from './general.ts';
import { mainNow } from './mainNow.ts';
import { mayNow } from './mayNow.ts';
import { PlainForm } from './PlainForm.tsx';

interface Shown {
  group: Group;
  types: OfferedCommand[];
}

/** What this person may do now and has no desk for, by what it is about. */
function useOthers(): Shown[] {
  const { kase, me } = useOpenCase();
  const may = mayNow(kase, me);
  const main = mainNow(kase, me);
  return (Object.keys(groups) as Group[])
    .map((group) => ({
      group,
      types: groups[group].filter((type) => may.includes(type) && !main.includes(type)),
    }))
    .filter(({ types }) => types.length > 0);
}

/** The other commands that this person may give now, behind `更多`, in groups. */
export function More() {
  const t = useT();
  const { kase, liveSeq } = useOpenCase();
  const [asked, setAsked] = useState<{ type: OfferedCommand; seq: number }>();
  const [shown, setShown] = useState(false);
  const others = useOthers();
  if (others.length === 0) return null;
  const open = asked && (asked.seq === liveSeq || kase.seq < liveSeq) ? asked : undefined;
  return (
    <div className={shown ? 'more shown' : 'more'} role="group" aria-label={t('do.more')}>
      <span className="label">{t('do.more')}</span>
      <button type="button" className="btn low" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t('do.more')}
      </button>
      {others.map(({ group, types }) => (
        <div key={group} className="row wrap" role="group" aria-label={t(`group.${group}`)}>
          <span className="faint small">{t(`group.${group}`)}</span>
          {types.map((type) => (
            <Button key={type} size="low" onPress={() => setAsked({ type, seq: liveSeq })}>
              {t(`command.${type}`)}
            </Button>
          ))}
        </div>
      ))}
      {open ? <PlainForm type={open.type} onClose={() => setAsked(undefined)} /> : null}
    </div>
  );
}
