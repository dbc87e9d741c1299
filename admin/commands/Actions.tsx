import { useQueryClient } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import type { OfferedCommand } from '../../domain/case/commands.ts';
import { isEnded } from '../../domain/case/codes.ts';
import { foresee } from '../../domain/case/foresee.ts';
import { permits, type Permit } from '../../domain/case/machine.ts';
import { LeftOver } from '../case/Changed.tsx';
import { useOpenCase } from '../case/context.ts';
import { dropDraft } from '../data/drafts.ts';
import type { CaseView, Me } from '../data/types.ts';
import { actorOf, useApi } from '../data/useApi.ts';
import { useT } from '../i18n/useT.ts';
import { Bones } from '../pieces/States.tsx';
import { desks, mainNow } from './mainNow.ts';
import { mayNow } from './mayNow.ts';
import { categoryQuery } from './panels/reply/category.ts';

type Chunk = () => Promise<{ default: ComponentType }>;
/** The desk of each command: its panel is a chunk of its own, fetched when somebody who may give the command opens a case. */
const chunks: Partial<Record<OfferedCommand, Chunk>> = {
  dispatch: () => import('./panels/dispatch/Dispatch.tsx'),
  sign: () => import('./panels/Sign.tsx'),
  reply: () => import('./panels/Reply.tsx'),
  logContact: () => import('./panels/Contact.tsx'),
  submitCoReply: () => import('./panels/CoReply.tsx'),
  approveReply: () => import('./panels/Review.tsx'),
  recordCallback: () => import('./panels/Callback.tsx'),
  adjudicate: () => import('./panels/Adjudicate.tsx'),
  ruleOnReturn: () => import('./panels/ReturnRuling.tsx'),
  supplyInfo: () => import('./panels/Supply.tsx'),
  ruleOnExtension: () => import('./panels/ExtensionRuling.tsx'),
  answerSupervision: () => import('./panels/LetterAnswer.tsx'),
  reviewCoReply: () => import('./panels/TaskReview.tsx'),
  resume: () => import('./panels/Resume.tsx'),
  comeBack: () => import('./panels/ComeBack.tsx'),
  ruleOnAppeal: () => import('./panels/AppealRuling.tsx'),
  exclude: () => import('./panels/SecondSignature.tsx'),
};

const panels = Object.fromEntries(Object.entries(chunks).map(([type, chunk]) => [type, lazy(chunk)])) as Partial<
  Record<OfferedCommand, ComponentType>
>;

/** Fetches what the step after the signature needs: it may be pressed, and the next form opened, where there is no network. */
function useReadyAhead(kase: CaseView, me: Me): void {
  const client = useQueryClient();
  const api = useApi();
  const maySign = mayNow(kase, me).includes('sign');
  const fetchAhead = useEffectEvent(() => {
    const signed = foresee(kase, { type: 'sign' }, { at: kase.registeredAt, actor: actorOf(me) });
    for (const type of signed ? mainNow(signed as CaseView, me) : []) chunks[type]?.().catch(() => undefined);
    client.query(categoryQuery(api, kase.categoryId)).catch(() => undefined);
  });
  useEffect(() => {
    if (maySign) fetchAhead();
  }, [maySign, kase.id]);
}

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
  const { kase, me, unsent } = useOpenCase();
  const [, drop] = useState(0);
  useReadyAhead(kase, me);
  const shown = mainNow(kase, me);
  const gone = desks.filter((type) => !shown.includes(type) && !unsent.some(({ command }) => command.type === type));
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
