import { describe, expect, test } from '@jest/globals';
import { openStatuses, statuses, type Status } from '../../domain/case/codes.ts';
import { offeredCommands } from '../../domain/case/commands.ts';
import { closedTo } from '../../domain/case/decide.ts';
import { commandTypes, leadsTo, permits, type CommandType, type Permit } from '../../domain/case/machine.ts';
import { Role, type Outsider } from '../../domain/people.ts';
import { actor, steps, tell } from '../support/league.ts';

// Written from the procedure, not from the code: an entry that moves in machine.ts must be argued for here too.
const procedure: Record<CommandType, [from: string, by: string]> = {
  register: ['none', 'operator teamLead dispatcher citizen upper'],
  correct: ['triage needInfo', 'operator teamLead dispatcher'],
  dispatch: ['triage conferring', 'dispatcher teamLead'],
  recall: ['dispatched', 'dispatcher teamLead'],
  confer: ['triage returnReview', 'dispatcher teamLead'],
  askInfo: ['triage handling', 'dispatcher handler unitHead'],
  supplyInfo: ['needInfo', 'operator teamLead dispatcher citizen'],
  merge: ['triage', 'dispatcher teamLead'],
  unmerge: ['merged', 'dispatcher teamLead clock'],
  masterEnded: ['merged', 'clock'],
  join: ['open', 'clock'],
  part: ['open', 'clock'],
  comeBack: ['sentUp', 'dispatcher teamLead upper'],
  sendUp: ['triage handling', 'dispatcher teamLead'],
  sign: ['dispatched', 'handler unitHead'],
  returnCase: ['dispatched handling', 'unitHead'],
  ruleOnReturn: ['returnReview', 'dispatcher teamLead'],
  assignHandler: ['handling', 'handler unitHead'],
  reviewCoReply: ['handling', 'handler unitHead'],
  sendDown: ['handling', 'handler unitHead'],
  logContact: ['dispatched handling', 'handler unitHead'],
  addNote: ['open', 'operator teamLead dispatcher handler unitHead reviewer callbackAgent adjudicator supervisor'],
  requestExtension: ['handling', 'handler unitHead'],
  ruleOnExtension: ['handling', 'dispatcher reviewer teamLead'],
  suspend: ['handling', 'dispatcher reviewer teamLead'],
  lift: ['handling', 'dispatcher reviewer teamLead'],
  submitCoReply: ['dispatched handling needInfo returnReview', 'handler unitHead'],
  reply: ['handling', 'handler unitHead'],
  approveReply: ['replyReview', 'unitHead reviewer'],
  sendBackReply: ['replyReview', 'unitHead reviewer'],
  park: ['replyReview', 'reviewer'],
  resume: ['longPending', 'supervisor clock'],
  terminate: ['replyReview', 'reviewer'],
  recordCallback: ['callback', 'callbackAgent'],
  rate: ['callback answered', 'citizen'],
  exclude: ['closed', 'adjudicator teamLead'],
  appeal: ['closed', 'unitHead'],
  ruleOnAppeal: ['closed', 'teamLead'],
  adjudicate: ['adjudication', 'adjudicator'],
  urge: ['open', 'operator teamLead callbackAgent supervisor citizen'],
  supervise: ['open', 'supervisor leader'],
  instruct: ['open', 'leader'],
  answerSupervision: ['open', 'unitHead'],
  setUrgency: ['open', 'dispatcher teamLead'],
  setConfidential: ['open', 'operator teamLead dispatcher'],
  reopen: ['closed', 'teamLead'],
  withdraw: ['open', 'operator teamLead citizen'],
  strike: ['open', 'clock'],
  adoptRules: ['open', 'clock admin'],
};
const everyone: (Role | Outsider)[] = [...Role.options, 'citizen', 'upper', 'clock'];
const from = (type: CommandType): string[] => {
  const [first] = procedure[type];
  return first === 'open' ? [...openStatuses] : first.split(' ');
};
const by = (type: CommandType): string[] => procedure[type][1].split(' ');

/** Every (command, status, role) on which a table and the procedure differ. */
const differences = (table: Record<CommandType, Permit>): string[] =>
  commandTypes.flatMap((type) =>
    [...statuses, 'none' as const].flatMap((status) =>
      everyone
        .filter((role) => {
          const allowed = table[type].from.includes(status) && table[type].by.includes(role);
          return allowed !== (from(type).includes(status) && by(type).includes(role));
        })
        .map((role) => `${type}/${status}/${role}`),
    ),
  );

const { kase } = tell([steps.register, steps.dispatch]);
const inStatus = (status: Status) => ({ ...kase!, status, registeredBy: 'operator' });

describe('the table of permits', () => {
  test('says what the procedure says, for every command, status and role', () => {
    expect(differences(permits)).toEqual([]);
  });

  test.each(commandTypes)('would be caught with one entry of %s too many or too few', (type) => {
    const { from: statusesNow, by: rolesNow } = permits[type] as Permit;
    const mutants: Permit[] = [
      { from: statusesNow.slice(1), by: rolesNow },
      { from: statusesNow, by: rolesNow.slice(1) },
      { from: [...statusesNow, ...statuses.filter((s) => !statusesNow.includes(s)).slice(0, 1)], by: rolesNow },
      { from: statusesNow, by: [...rolesNow, ...everyone.filter((r) => !rolesNow.includes(r)).slice(0, 1)] },
    ];
    for (const mutant of mutants) expect(differences({ ...permits, [type]: mutant })).not.toEqual([]);
  });
});

describe.each(offeredCommands.filter((type) => type !== 'register'))('%s', (type) => {
  test.each(everyone)('is refused to %s wherever the table does not name both role and status', (role) => {
    const unitDesk = role === 'handler' || role === 'unitHead';
    for (const status of statuses) {
      const refusal = closedTo(type, inStatus(status), actor(role, unitDesk ? 'zjj' : 'centre'))?.refusal;
      if (!by(type).includes(role)) expect([status, refusal]).toEqual([status, 'role']);
      else if (type === 'submitCoReply') expect([status, refusal]).toEqual([status, 'unit']);
      else if (!from(type).includes(status)) expect([status, refusal]).toEqual([status, 'status']);
    }
  });

  test('is refused to a unit that has no part in the case', () => {
    const refusal = closedTo(type, inStatus('handling'), actor('unitHead', 'street'))?.refusal;
    expect(refusal).toBe(by(type).includes('unitHead') ? 'unit' : 'role');
  });
});

test('every fact leads to one status, and to no other than the sixteen', () => {
  const reached = new Set(Object.values(leadsTo));
  for (const status of statuses) expect(reached).toContain(status);
  for (const status of reached) expect([...statuses, 'same']).toContain(status);
});
