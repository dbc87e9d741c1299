import { createTransport } from 'nodemailer';
import type { Template } from '../domain/case/effects.ts';
import type { Effect, Effects, Sent } from '../store/effects.ts';
import { textOf } from '../domain/notices.ts';
import { theClock } from '../domain/people.ts';
import type { Ledger } from '../store/ledger.ts';

export type Send = (effect: Effect) => Promise<Sent>;
export interface ChannelSettings {
  smtpUrl?: string | undefined;
  smsUrl?: string | undefined;
  smsToken?: string | undefined;
  /** Under which address citizens reach the hotline's pages. */
  publicUrl?: string | undefined;
}

/** Stays in the system: the notices page shows it. Recorded in the effect's own transaction, so exactly once. */
const toConsole: Send = (effect) => Promise.resolve({ channel: 'console', receipt: 'shown', text: textOf(effect) });

const gatewayMs = 10_000;
const mostFailures = 3;
const restMs = 5_000;

/**
 * After three failures in a row the far side is left alone for five seconds: until then all that goes there fails at
 * once, so that a gateway that hangs keeps no hands and no connections from the strikes. Then one message tries.
 */
function sparing(send: Send): Send {
  let failures = 0;
  let restsUntil = 0;
  return async (effect) => {
    const isResting = failures >= mostFailures;
    if (isResting && Date.now() < restsUntil) throw new Error('the far side is left alone for a while');
    if (isResting) restsUntil = Date.now() + gatewayMs;
    try {
      const sent = await send(effect);
      failures = 0;
      return sent;
    } catch (error) {
      failures++;
      restsUntil = Date.now() + restMs;
      throw error;
    }
  };
}

/**
 * An SMS gateway over HTTP. The effect's id goes along as the far side's key: a gateway that knows its keys sends once,
 * another may send twice when this worker dies between sending and recording. A 4xx is final and recorded as refused.
 */
function toGateway({ phoneOf, rateAt }: Effects, url: string, { smsToken, publicUrl }: ChannelSettings): Send {
  const linkFor = (caseId: string): string | undefined =>
    publicUrl === undefined ? undefined : new URL(`/rate/${rateAt(caseId)}`, publicUrl).href;
  return async (effect) => {
    const { id, caseId } = effect;
    const phone = await phoneOf(caseId);
    const link = linkFor(caseId);
    // whoever has the link may rate: it is not kept
    const text = textOf(effect, link && '…');
    if (phone === undefined) return { channel: 'sms', receipt: 'no number', text };
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'idempotency-key': id },
        ...(smsToken !== undefined && { authorization: `Bearer ${smsToken}` }),
      },
      body: JSON.stringify({ id, to: phone, text: textOf(effect, link) }),
      signal: AbortSignal.timeout(gatewayMs),
    });
    if (response.status >= 500 || response.status === 429)
      throw new Error(`the gateway answered ${String(response.status)}`);
    const receipt = response.ok ? (await response.text()).slice(0, 200) : `refused with ${String(response.status)}`;
    return { channel: 'sms', receipt, text };
  };
}

/** E-mail to units that gave an address; at least once, with the effect's id as the message's. Others see it in the system. */
function toMailbox({ mailOf }: Effects, url: string): Send {
  const transport = createTransport({
    ...{ url, connectionTimeout: gatewayMs, greetingTimeout: gatewayMs, socketTimeout: gatewayMs },
  });
  return async (effect) => {
    const { id, recipient } = effect;
    const address = recipient.startsWith('unit:') ? await mailOf(recipient.slice(5)) : undefined;
    if (address === undefined) return toConsole(effect);
    const text = textOf(effect);
    const messageId = `<${id}@yihao>`;
    const sent = await transport.sendMail({
      from: '12345 <noreply@localhost>',
      to: address,
      subject: text,
      text,
      messageId,
    });
    return { channel: 'mail', receipt: sent.response, text };
  };
}

/** What one case tells another: it joins it, leaves it, has ended, or was withdrawn and sends it back to dispatch. A case that can be joined no more sends its follower back to dispatch. */
function toCase(ledger: Ledger): Send {
  return async (effect) => {
    const { id, caseId, template, recipient } = effect;
    const text = textOf(effect);
    const ask = { commandId: `effect:${id}`, actor: theClock };
    const answer = await ledger.submit(recipient.slice('case:'.length), toldBy(template, caseId), ask);
    if ('facts' in answer) return { channel: 'console', receipt: 'told', text };
    if (template === 'join') await ledger.submit(caseId, { type: 'unmerge' }, { ...ask, commandId: `back:${id}` });
    return { channel: 'console', receipt: 'refused', text };
  };
}
type Asked = Parameters<Ledger['submit']>[1];
function toldBy(template: Template, caseId: string): Asked {
  if (template === 'masterEnded') return { type: 'masterEnded' };
  if (template === 'masterTerminated') return { type: 'masterEnded', terminated: true };
  if (template === 'masterWithdrawn') return { type: 'unmerge' };
  return { type: template === 'part' ? 'part' : 'join', followerId: caseId };
}

/** Where each message goes: citizens by SMS, units by e-mail, cases through the ledger, and whatever has no way out stays in the system. */
export function createSend(effects: Effects, ledger: Ledger, settings: ChannelSettings): Send {
  const { smtpUrl, smsUrl } = settings;
  const toCitizen = smsUrl === undefined ? toConsole : sparing(toGateway(effects, smsUrl, settings));
  const toUnit = smtpUrl === undefined ? toConsole : sparing(toMailbox(effects, smtpUrl));
  const toOther = toCase(ledger);
  return (effect) => {
    if (effect.recipient === 'citizen') return toCitizen(effect);
    return effect.recipient.startsWith('case:') ? toOther(effect) : toUnit(effect);
  };
}
