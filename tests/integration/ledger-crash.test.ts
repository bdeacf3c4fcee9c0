import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { cents } from '#shared/kernel/money.ts';
import { makeWorkFile, TODAY, type WorkFile } from '#tests/support/work-file.ts';

const SCRIPT = join(import.meta.dirname, '..', 'support', 'crash-child.ts');
const PAYMENTS = 120;

/** Deposits in a second process, which is killed after some milliseconds; null lets it end. */
async function deposit(file: WorkFile, killAfterMs: number | null): Promise<void> {
  const args = [SCRIPT, file.path, file.dataKey.toString('hex'), 'deposit', file.folder];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args]);
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  if (killAfterMs !== null) {
    await wait(killAfterMs);
    child.kill('SIGKILL');
  }
  await ended;
}

it('a deposit that is killed is there whole or not at all', async () => {
  const file = makeWorkFile();
  try {
    for (let i = 0; i < PAYMENTS; i += 1)
      file.services.ledger.takePayment({
        patientId: file.ids.patientId,
        encounterId: null,
        amountCents: cents(100 + i),
        tender: i % 2 === 0 ? 'cash' : 'check',
        receivedOn: TODAY,
        note: '',
        requestId: randomUUID(),
      });
    const expected = file.services.ledger.undeposited().reduce((sum, e) => sum + e.amountCents, 0);
    for (const after of [1, 5, 12, 25, 40, null]) {
      file.db().close();
      await deposit(file, after);
      file.reopen();
      const { ledger } = file.services;
      expect(ledger.verify().checks.filter((check) => !check.ok)).toEqual([]);
      const waiting = ledger.undeposited().reduce((sum, e) => sum + e.amountCents, 0);
      const inBank = ledger.deposits(2000).reduce((sum, d) => sum + d.totalCents, 0);
      expect(waiting + inBank).toBe(expected);
    }
    expect(file.services.ledger.undeposited()).toEqual([]);
    expect(file.services.ledger.deposits(2000)).toHaveLength(PAYMENTS / 2);
  } finally {
    file.close();
  }
}, 90_000);
