import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { openPractice } from '#electron/db/open.ts';
import { sql } from '#electron/db/sql.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { servicesOver, testClock } from './work-file.ts';

/**
 * A second process for the crash tests: `crash-child.ts FILE KEY export|post|deposit FOLDER`. It says `go` and then works as
 * fast as it can, claim by claim or remittance by remittance, until it is done or killed.
 */
const [path = '', key = '', task = '', folder = ''] = process.argv.slice(2);
const db = openPractice(path, Buffer.from(key, 'hex'));
const { claims, ledger, outbox, remits, context } = servicesOver(() => db, testClock());
// The code sets load at their first use; the kill is meant for the work after that.
context.lookup('icd10cm', 'I10', context.clock.today());
process.stdout.write('go\n');

if (task === 'export') {
  outbox.settle();
  outbox.placeUnplaced(folder);
  for (const { id } of db.all<{ id: ClaimId }>(sql`SELECT id FROM claim WHERE status = 'ready' ORDER BY id`))
    outbox.exportTo([claims.find(id)], folder);
} else if (task === 'deposit') {
  // Two payments a deposit, until nothing waits any more.
  for (let waiting = ledger.undeposited(); waiting.length > 0; waiting = ledger.undeposited())
    ledger.makeDeposit({
      id: randomUUID(),
      entryIds: waiting.slice(0, 2).map((entry) => entry.entryId),
      depositedOn: context.clock.today(),
      reference: '',
    });
} else {
  for (const name of readdirSync(folder).sort()) {
    try {
      const { summary } = remits.receive(name, readFileSync(join(folder, name)));
      remits.post(summary.id);
    } catch (error) {
      // Posted before the last crash: recognised and refused, which is what is being tested.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
db.close();
process.stdout.write('done\n');
