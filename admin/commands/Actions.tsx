import { type ComponentType, lazy, Suspense, useState } from 'react';
import type { OfferedCommand } from '../../domain/case/commands.ts';
import { isEnded } from '../../domain/case/codes.ts';
import { permits, type Permit } from '../../domain/case/machine.ts';
import { LeftOver } from '../case/Changed.tsx';
import { useOpenCase } from '../case/context.ts';
import { dropDraft } from '../data/drafts.ts';
import type { CaseView } from '../data/types.ts';
import { useT } from '../i18n/useT.ts';
import { Bones } from '../pieces/States.tsx';
import { desks, mainNow } from './mainNow.ts';

/** The desk of each command: its panel is a chunk of its own, fetched when somebody who may give the command opens a case. */
export const panels: Partial<Record<OfferedCommand, ComponentType>> = {
  dispatch: lazy(() => import('./panels/dispatch/Dispatch.tsx')),
  sign: lazy(() => import('./panels/Sign.tsx')),
  reply: lazy(() => import('./panels/Reply.tsx')),
  logContact: lazy(() => import('./panels/Contact.tsx')),
  submitCoReply: lazy(() => import('./panels/CoReply.tsx')),
  approveReply: lazy(() => import('./panels/Review.tsx')),
  recordCallback: lazy(() => import('./panels/Callback.tsx')),
  adjudicate: lazy(() => import('./panels/Adjudicate.tsx')),
  ruleOnReturn: lazy(() => import('./panels/ReturnRuling.tsx')),
  supplyInfo: lazy(() => import('./panels/Supply.tsx')),
  ruleOnExtension: lazy(() => import('./panels/ExtensionRuling.tsx')),
  answerSupervision: lazy(() => import('./panels/LetterAnswer.tsx')),
  reviewCoReply: lazy(() => import('./panels/TaskReview.tsx')),
  resume: lazy(() => import('./panels/Resume.tsx')),
  comeBack: lazy(() => import('./panels/ComeBack.tsx')),
  ruleOnAppeal: lazy(() => import('./panels/AppealRuling.tsx')),
  exclude: lazy(() => import('./panels/SecondSignature.tsx')),
};

const nextStep: Partial<Record<CaseView['status'], OfferedCommand>> = {
  triage: 'dispatch',
  needInfo: 'supplyInfo',
  conferring: 'dispatch',
  returnReview: 'ruleOnReturn',
  dispatched: 'sign',
  handling: 'reply',
  replyReview: 'approveReply',
  callback: 'recordCallback',
  adjudication: 'adjudicate',
  longPending: 'resume',
  sentUp: 'comeBack',
};

function Waiting() {
  const t = useT();
  const { kase } = useOpenCase();
  if (isEnded(kase.status)) return <p className="muted">{t('case.ended')}</p>;
  const step = nextStep[kase.status];
  if (!step) return null;
  const permit: Permit = permits[step];
  return <p className="muted">{t('case.noAction', { who: permit.by.map((role) => t(`role.${role}`)).join('、') })}</p>;
}

/** What this person may do now: the panels of the likely commands, in the order of the work. */
export function Actions() {
  const { kase, me } = useOpenCase();
  const [, drop] = useState(0);
  const shown = mainNow(kase, me);
  const gone = desks.filter((type) => !shown.includes(type));
  return (
    <div className="stack wide">
      <LeftOver
        forms={gone}
        onDrop={(form) => {
          dropDraft(me.id, `${kase.id}.${form}`);
          drop((n) => n + 1);
        }}
      />
      {shown.length === 0 ? <Waiting /> : null}
      <Suspense fallback={<Bones rows={3} />}>
        {shown.map((type) => {
          const Desk = panels[type];
          return Desk ? <Desk key={`${type}-${String(kase.round)}`} /> : null;
        })}
      </Suspense>
    </div>
  );
}
