import { Actions } from '../commands/Actions.tsx';
import { More } from '../commands/More.tsx';
import type { CaseView } from '../data/types.ts';
import { Attachments } from './Attachments.tsx';
import { CaseProvider } from './CaseProvider.tsx';
import { Changed } from './Changed.tsx';
import { Clocks } from './Clocks.tsx';
import { useOpenCase } from './context.ts';
import { Head } from './Head.tsx';
import { Knowledge } from './Knowledge.tsx';
import { Letters } from './Letters.tsx';
import { Earlier, Similar, Tries } from './Others.tsx';
import { Said } from './Said.tsx';
import { Story } from './Story.tsx';
import { Tasks } from './Tasks.tsx';
import { Ties } from './Ties.tsx';
import { Unsent } from './Unsent.tsx';
import { UnitReply } from './UnitReply.tsx';

/** Whether the work needs the whole width: choosing among units does. */
const wideWork = (kase: CaseView): boolean => kase.status === 'triage' || kase.status === 'conferring';

function Sides() {
  const { kase } = useOpenCase();
  return (
    <div className="stack wide">
      <Tries />
      <Knowledge />
      <Clocks />
      <Letters />
      <Tasks />
      <Ties />
      {wideWork(kase) ? null : <Similar />}
      <Earlier />
    </div>
  );
}

function InPane() {
  const { kase } = useOpenCase();
  const wide = wideWork(kase);
  const calling = kase.status === 'callback';
  return (
    <div className="stack wide">
      <Head />
      <Changed />
      <Unsent />
      <div className="columns">
        <div className="stack wide">
          {calling ? null : <Said />}
          {calling ? null : <Attachments />}
          {kase.status === 'adjudication' ? null : <UnitReply />}
          {wide ? null : <Actions />}
          {calling ? <Said /> : null}
          {calling ? <Attachments /> : null}
        </div>
        <Sides />
        {wide ? (
          <div className="all stack wide">
            <Actions />
            <Similar />
          </div>
        ) : null}
        <div className="all">
          <More />
        </div>
        <Story />
      </div>
    </div>
  );
}

function InPage() {
  const { kase } = useOpenCase();
  return (
    <div className="stack wide">
      <Head />
      <Changed />
      <Unsent />
      <More />
      <div className="columns three">
        <div className="stack wide">
          <Said />
          <Attachments />
          <Tasks />
          <Ties />
          <Earlier />
        </div>
        <div className="stack wide">
          {kase.status === 'adjudication' ? null : <UnitReply />}
          <Actions />
          <Story />
        </div>
        <div className="stack wide">
          <Tries />
          <Knowledge />
          <Clocks />
          <Letters />
          <Similar />
        </div>
      </div>
    </div>
  );
}

interface PaneProps {
  id: string;
  /** Beside a queue, or on a page of its own. */
  as: 'pane' | 'page';
  onDone?: (answer: CaseView) => void;
}

/** One case with everything about it and what may be done to it. */
export function CasePane({ id, as, onDone }: PaneProps) {
  return (
    <CaseProvider key={id} id={id} onDone={onDone}>
      {as === 'pane' ? <InPane /> : <InPage />}
    </CaseProvider>
  );
}
