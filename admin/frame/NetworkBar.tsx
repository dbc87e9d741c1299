import { LinkBase } from 'react-admin';
import { spacedNumber } from '../case/Head.tsx';
import { useNetwork } from '../data/network.ts';
import { takeBack } from '../data/outbox.ts';
import { useServerAway } from '../data/reach.ts';
import { useMe } from '../data/useApi.ts';
import { problemText } from '../i18n/problemText.ts';
import { useT } from '../i18n/useT.ts';
import { Written } from '../pieces/Written.tsx';

/** A calm bar while the network is gone, with how much waits for it; and what the server did not take afterwards. */
export function NetworkBar() {
  const t = useT();
  const { online, count, refused } = useNetwork(useMe()?.id ?? '');
  const serverAway = useServerAway();
  // while the server is away, the line above says what waits for it
  const isQuiet = online && (count === 0 || serverAway !== undefined);
  const says = online ? 'network.sending' : count > 0 ? 'network.waiting' : 'network.gone';
  return (
    <>
      <div className={isQuiet ? 'hidden-text' : 'network-bar'} role="status">
        {isQuiet ? '' : t(says, { n: count })}
      </div>
      {refused.map(({ commandId, caseId, number, command, problem }) => (
        <div key={commandId} className="network-bar refused row" role="alert">
          <span className="grow">
            {t('network.refused', { number: spacedNumber(number), command: t(`command.${command.type}`) })}{' '}
            {problem ? problemText(t, problem) : null}
            <Written command={command} />
          </span>
          <LinkBase to={`/cases/${caseId}/show`}>{t('queue.open')}</LinkBase>
          <button type="button" className="plain" aria-label={t('do.close')} onClick={() => takeBack(commandId)}>
            ✕
          </button>
        </div>
      ))}
    </>
  );
}
