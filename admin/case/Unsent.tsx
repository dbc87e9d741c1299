import { mayNow } from '../commands/mayNow.ts';
import { takeBackWords } from '../data/outbox.ts';
import { shortTime } from '../data/when.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';
import { Written } from '../pieces/Written.tsx';
import { useNow } from '../pieces/useNow.ts';
import { useOpenCase } from './context.ts';

/** The steps about this case that wait on the device, in their order; the last can be taken back, unless its form offers that. */
export function Unsent() {
  const t = useT();
  const now = useNow();
  const { kase, me, unsent } = useOpenCase();
  const last = unsent.at(-1);
  if (!last) return null;
  const words = { yesterday: t('when.yesterday'), tomorrow: t('when.tomorrow') };
  const hasForm = mayNow(kase, me).includes(last.command.type);
  return (
    <div className="said yellow stack tight" role="status">
      <b>{t('unsent.title')}</b>
      <ol className="unsent">
        {unsent.map(({ commandId, command, at }) => (
          <li key={commandId}>
            {t(`command.${command.type}`)} <span className="small">{at ? shortTime(at, now, words) : ''}</span>
            <Written command={command} />
          </li>
        ))}
      </ol>
      {hasForm ? null : (
        <span>
          <Button size="low" onPress={() => takeBackWords(last)}>
            {t('unsent.takeBack', { command: t(`command.${last.command.type}`) })}
          </Button>
        </span>
      )}
    </div>
  );
}
