import { useServerAway } from '../data/reach.ts';
import { useEngine, useMe } from '../data/useApi.ts';
import { useNetwork, useOnline } from '../data/network.ts';
import { shortTime } from '../data/when.ts';
import { useT } from '../i18n/useT.ts';
import { useNow } from '../pieces/useNow.ts';

/** A line that is cut for a moment is nobody's concern. */
const graceMs = 4_000;

function ServerAway({ since }: { since: number }) {
  const t = useT();
  const { count } = useNetwork(useMe()?.id ?? '');
  const words = { yesterday: t('when.yesterday'), tomorrow: t('when.tomorrow') };
  const now = useNow();
  if (now - since < graceMs) return null;
  return (
    <div className="warning-bar grey" role="status">
      {t(count > 0 ? 'away.serverWaiting' : 'away.server', {
        since: shortTime(new Date(since).toISOString(), now, words),
        n: count,
      })}
    </div>
  );
}

function EngineAway() {
  const t = useT();
  const now = useNow();
  const { data: engine } = useEngine();
  if (!engine || engine.state === 'ok' || engine.since === null) return null;
  const words = { yesterday: t('when.yesterday'), tomorrow: t('when.tomorrow') };
  const since = shortTime(engine.since, now, words);
  const { cases, notices } = engine;
  return (
    <div className="warning-bar" role="status">
      {t(engine.state === 'away' ? 'away.engine' : 'away.engineLate', { since })}
      {cases + notices > 0 ? t('away.waits', { cases, notices }) : null}
    </div>
  );
}

/** What is away now, since when, and what waits for it: above every page, for as long as it lasts. */
export function Interruptions() {
  const online = useOnline();
  const serverAway = useServerAway();
  if (!online) return null;
  return serverAway === undefined ? <EngineAway /> : <ServerAway since={serverAway} />;
}
