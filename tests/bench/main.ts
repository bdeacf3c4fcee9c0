import { cpus } from 'node:os';
import { benchChecks } from './checks.ts';
import { benchClaimsDay } from './claims-day.ts';
import { benchReading837p, benchWriting837p } from './claims-x12.ts';
import { benchCms1500 } from './cms1500.ts';
import { benchCodes } from './codes.ts';
import { benchColdStart } from './cold-start.ts';
import { benchDenials } from './denials.ts';
import { benchLedgerPage } from './ledger-page.ts';
import { printTable, type Row } from './measure.ts';
import { benchNotes } from './notes.ts';
import { benchPosting } from './posting.ts';
import { benchRemittance } from './remittance.ts';
import { benchScrub } from './scrub.ts';
import { benchStatements } from './statements.ts';
import { benchTyping } from './typing.ts';
import { benchReading } from './x12.ts';

/**
 * `npm run bench`: measures what the program promises, each beside something else on the same machine.
 * `npm run bench -- start|claims|money|ledger|denials|codes|typing|notes` runs a part.
 */
const PARTS: Readonly<Record<string, () => Promise<readonly (Row | string)[]>>> = {
  start: async () => [await benchColdStart()],
  claims: async () => [
    ...benchWriting837p(),
    ...benchReading837p(),
    ...benchScrub(),
    ...benchClaimsDay(),
    ...(await benchCms1500()),
  ],
  money: async () => [
    ...benchReading(),
    ...benchPosting(),
    ...benchRemittance(),
    ...(await benchStatements()),
  ],
  ledger: async () => benchLedgerPage(),
  denials: async () => benchDenials(),
  codes: async () => [...benchCodes(), ...benchChecks()],
  typing: async () => benchTyping(),
  notes: async () => benchNotes(),
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in PARTS));
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}". Choose from ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

const rows: Row[] = [];
for (const [name, run] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`measuring: ${name} …`);
  for (const found of await run()) {
    if (typeof found === 'string') console.error(`NOT MEASURED: ${name}, because ${found}.`);
    else rows.push(found);
  }
}
console.log(
  `\n${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}\n`,
);
printTable(rows);
