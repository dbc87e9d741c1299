import { decide } from '../domain/case/decide.ts';
import { evolve } from '../domain/case/evolve.ts';
import { isRefusal } from '../domain/case/moment.ts';
import { broken, stagesOf } from './support/invariants.ts';
import { asCommand } from './support/league.ts';
import { network } from './support/network.ts';
import { storyOf } from './support/stories.ts';
let n = 0, refused = 0; const t = Date.now();
const times = { parse: 0, decide: 0, inv: 0, gen: 0 };
const by = new Map<string, number>();
for (let i = 1; i <= 300; i++) {
  const story = storyOf(i, 80);
  let step = story.next();
  while (!step.done) {
    const { kase: k0, asker, input, at } = step.value;
    let a = performance.now();
    const command = asCommand(input);
    let b = performance.now(); times.parse += b - a; a = b;
    const reachable = command.type === 'register' && command.caller?.phone !== undefined;
    const d = decide(k0, command, { at, actor: asker, world: network, fresh: { number: '1', callerId: 'c', reachable, repeatCount: 0 } });
    b = performance.now(); times.decide += b - a; a = b;
    let k = k0; n++;
    const key = input.type + ' ' + (isRefusal(d) ? d.refusal : 'ok'); by.set(key, (by.get(key) ?? 0) + 1);
    if (isRefusal(d)) refused++;
    else { const s = stagesOf(k0, d.facts, k0?.id ?? '00000000-0000-4000-8000-000000000001'); k = s.at(-1)?.kase ?? k; const w = broken(k0, s, network); if (w.length) console.log(i, w); }
    b = performance.now(); times.inv += b - a; a = b;
    step = story.next(k);
    b = performance.now(); times.gen += b - a;
  }
}
console.log(n, refused, Date.now() - t, times);
console.log([...by].sort().map(([k, v]) => k + ' ' + v).join('\n'));
