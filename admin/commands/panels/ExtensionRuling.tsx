import { useQuery } from '@tanstack/react-query';
import { useOpenCase } from '../../case/context.ts';
import { sayLimit } from '../../case/sayLimit.ts';
import { Told, useLast } from '../../case/Told.tsx';
import { useApi } from '../../data/useApi.ts';
import { dateTime } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { Pairs, Panel } from '../../pieces/Panel.tsx';
import { ClockLeft } from '../ClockLeft.tsx';
import { TwoWays } from '../TwoWays.tsx';

/** When the handling would be due with what was asked; undefined until the server has reckoned it. */
function useWouldBe(): string | undefined {
  const api = useApi();
  const { kase } = useOpenCase();
  const { extensionAsked: asked } = kase;
  const clock = kase.clocks.handle;
  const preview = useQuery({
    queryKey: ['extension-preview', kase.id, kase.seq],
    queryFn: async () => {
      if (!clock || !asked) return undefined;
      const { startedAt, limit, area, pauses = [], extensions = [] } = clock;
      return api.previewRun({
        ...{ start: startedAt, limit, calendar: kase.rules.calendar, extensions: [...extensions, asked.limit] },
        ...(area !== '' && { area }),
        pauses: pauses.map(({ from, to }) => ({ from, to })),
      });
    },
    retry: false,
  });
  return preview.data?.dueAt;
}

/** What was asked and why, until when the handling runs now and would run, then the ruling. */
export default function ExtensionRuling() {
  const t = useT();
  const locale = useLocale();
  const { kase } = useOpenCase();
  const asked = useLast('extensionRequested');
  const until = useWouldBe();
  const dueAt = kase.clocks.handle?.dueAt;
  const granted = kase.clocks.handle?.extensions?.length ?? 0;
  return (
    <Panel title={t('extend.title')} aside={<ClockLeft name="handle" />}>
      <div className="stack">
        <Told facts={[asked]} />
        <Pairs
          pairs={[
            [t('extend.asked'), kase.extensionAsked && sayLimit(t, kase.extensionAsked.limit)],
            [t('extend.now'), dueAt && dateTime(dueAt, locale)],
            [t('extend.then'), until && <b>{dateTime(until, locale)}</b>],
            [t('extend.before'), granted > 0 && t('extend.times', { n: granted })],
          ]}
        />
        <TwoWays
          type="ruleOnExtension"
          yes={t('extend.grant')}
          no={t('extend.refuse')}
          yesIs={t('extend.grantIs', { at: until ? dateTime(until, locale) : '…' })}
          noIs={t('extend.refuseIs')}
        />
      </div>
    </Panel>
  );
}
