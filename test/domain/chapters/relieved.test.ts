import { describe, expect, test } from '@jest/globals';
import { cast, steps, type Step } from '../../support/league.ts';
import { chapter, company, owedAfter } from '../../support/network.ts';

const up: Step = [cast.dispatcher, { type: 'sendUp', platform: '自治区平台', reason: '区直事项' }];
const handOver: Step = [cast.adjudicator, { type: 'adjudicate', ruling: 'handOver', reason: '非其职责' }];
const object: Step = [
  cast.head,
  { type: 'returnCase', reason: 'otherUnitLeads', basis: '供热条例', suggestedUnitId: 'street' },
];
const uphold: Step = [company.secondDispatcher, { type: 'ruleOnReturn', uphold: true, reason: '同意' }];
const confer: Step = [company.secondDispatcher, { type: 'confer', unitIds: ['zjj', 'street'] }];
const decide = (leadUnitId: string, ...coUnitIds: string[]): Step => [
  cast.dispatcher,
  { type: 'dispatch', leadUnitId, coUnitIds, note: '会商纪要' },
];
const answered: Step = [cast.coHandler, { type: 'submitCoReply', text: '已更换阀门' }];
const despite: Step = [cast.handler, { ...steps.reply[1], despite: '等不及' }];
const disputed = [answered, steps.reply, steps.endorse, steps.pass, steps.dissatisfied];

describe('a unit that works on the case no longer is told so, once', () => {
  const sent = [steps.register, steps.dispatchTogether];
  test.each<[string, Step[], string[]]>([
    ['passed to another platform', [...chapter.together, up], ['zjj', 'heat']],
    ['handed over', [...chapter.together, ...disputed, handOver], ['zjj', 'heat']],
    ['returned with right: its helpers', [...sent, object, uphold], ['heat']],
    ['given to another by a conference', [...sent, object, confer, decide('street')], ['zjj', 'heat']],
    [
      'given to another by a conference that keeps the helper',
      [...sent, object, confer, decide('street', 'heat')],
      ['zjj'],
    ],
    ['confirmed by a conference', [...sent, object, confer, decide('zjj')], ['heat']],
    ['replied to without waiting', [...chapter.together, despite], ['heat']],
  ])('%s', (_, story, units) => {
    const told = owedAfter(...story).filter((owed) => owed.startsWith('relieved'));
    expect(told).toEqual(units.map((id) => `relieved → unit:${id}`));
  });

  test.each<[string, Step[]]>([
    ['a reply that everybody has answered', [...chapter.together, answered, steps.reply]],
    [
      'an objection that is rejected',
      [...sent, object, [company.secondDispatcher, { type: 'ruleOnReturn', uphold: false, reason: '属其职责' }]],
    ],
    ['a redo', [...chapter.together, ...disputed, steps.redo]],
  ])('and nobody by %s', (_, story) => {
    expect(owedAfter(...story).filter((owed) => owed.startsWith('relieved'))).toEqual([]);
  });
});
