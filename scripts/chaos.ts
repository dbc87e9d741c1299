import { runStorm } from '../test/chaos/run.ts';

// `npm run chaos [-- rounds [seed]]`: the long storm; a seed that failed blows the same storm again.
const [rounds = '30', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
console.log(`seed ${seed}, ${rounds} rounds`);
const { accepted, killed, calmAfterMs, faults } = await runStorm(Number(seed), Number(rounds));
console.log(
  `${String(accepted)} commands accepted; killed: ${killed.join(', ')}; calm after ${String(calmAfterMs)} ms`,
);
for (const fault of faults) console.log(`FAULT ${fault}`);
console.log(faults.length === 0 ? 'nothing lost, nothing twice' : `${String(faults.length)} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
