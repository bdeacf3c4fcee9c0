import { parseArgs } from 'node:util';
import { playDemonstration } from './demo-driver.ts';

const { values } = parseArgs({
  options: { out: { type: 'string' }, visible: { type: 'boolean', default: false } },
});
if (values.out === undefined) {
  console.error('Name the folder for the files: --out DIR');
  process.exit(2);
}
const { figures, files } = await playDemonstration({
  outDir: values.out,
  slowMs: values.visible ? 350 : 0,
  say: (line) => console.log(`  ${line}`),
});
console.log(`  Files: ${files.join(', ')}`);
console.log(`  The patient's ledger: ${figures}`);
