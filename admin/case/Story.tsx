import { shortTime } from '../data/when.ts';
import { useEvents } from '../data/useApi.ts';
import { useLocale, useT } from '../i18n/useT.ts';
import { zh } from '../i18n/zh/index.ts';
import type { MessageKey } from '../i18n/useT.ts';
import { Loaded } from '../pieces/States.tsx';
import { Panel } from '../pieces/Panel.tsx';
import { useNow } from '../pieces/useNow.ts';
import { useOpenCase } from './context.ts';
import { type Entry, lineOf } from './story.ts';
import { useUnitNames } from './useUnitNames.ts';

const fieldKey = (field: string): MessageKey =>
  `words.${field}` in zh ? (`words.${field}` as MessageKey) : 'story.words';

/** What was said with a fact, folded until somebody wants to read it. */
function Words({ words }: { words: Entry['words'] }) {
  const t = useT();
  if (words.length === 0) return null;
  return (
    <details>
      <summary className="small">{words.map(([field]) => t(fieldKey(field))).join(' · ')}</summary>
      {words.map(([field, text]) => (
        <div key={field} className={field === 'mongolian' ? 'mn' : 'words'}>
          {text}
        </div>
      ))}
    </details>
  );
}

function Line({ entry }: { entry: Entry }) {
  const t = useT();
  const now = useNow();
  const words = { yesterday: t('when.yesterday'), tomorrow: t('when.tomorrow') };
  return (
    <li className={entry.look}>
      <time {...(entry.at ? { dateTime: entry.at } : {})}>{shortTime(entry.at ?? now, now, words)}</time>
      <span className="dot" />
      <div>
        {entry.text} <span className="faint small">{entry.extras.join(' · ')}</span>
        <Words words={entry.words} />
      </div>
    </li>
  );
}

/** The line of the case: facts above now, the future below it. */
export function Story() {
  const t = useT();
  const locale = useLocale();
  const units = useUnitNames();
  const { kase } = useOpenCase();
  const events = useEvents(kase.id);
  return (
    <Panel title={t('case.story')} className="all">
      <Loaded query={events} rows={4}>
        {(facts) => (
          <ol className="story">
            {lineOf(kase, facts, { t, locale, units }).map((entry) => (
              <Line key={entry.key} entry={entry} />
            ))}
          </ol>
        )}
      </Loaded>
    </Panel>
  );
}
