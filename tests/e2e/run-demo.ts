import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { playDemonstration } from './demo-driver.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    visible: { type: 'boolean', default: false },
    /** Takes the README's pictures anew. */
    readme: { type: 'boolean', default: false },
  },
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

if (values.readme) {
  const pictures = join(import.meta.dirname, '..', '..', 'build', 'pictures');
  mkdirSync(pictures, { recursive: true });
  for (const name of [
    'coding-1366-light',
    'remittance-1366-light',
    'claim-cms1500-1366-light',
    'ledger-1366-dark',
    'invoice-1366-light',
    'worklist-1366-dark',
  ])
    copyFileSync(join(values.out, 'screenshots', `${name}.png`), join(pictures, `${name}.png`));
}
