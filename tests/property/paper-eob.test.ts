import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaperAdjustment, PaperClaim, PaperEob, PaperLine } from '#shared/domain/paper-eob/paper-eob.ts';
import { proveEob } from '#shared/domain/paper-eob/running-proof.ts';
import { toRemittance } from '#shared/domain/paper-eob/to-remittance.ts';
import { write835 } from '#shared/domain/x12/write-835.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { sql } from '#electron/db/sql.ts';
import { COMMERCIAL, DEMO_PRACTICE } from '#electron/demo/records.ts';
import { PAYER_ENVELOPE } from '#tests/support/remits.ts';
import { makeWorkFile, sentClaim, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
let claim: PaperClaim;
let round = 0;
beforeAll(() => {
  file = makeWorkFile();
  claim = file.services.paperEobs.claimFor(sentClaim(file).summary.id);
});
afterAll(() => file.close());

/** How a line is settled: parts of the charge in per mille, in the order in which they are taken off it. */
const settled = fc.record({
  deductible: fc.integer({ min: 0, max: 400 }),
  copay: fc.integer({ min: 0, max: 300 }),
  coinsurance: fc.integer({ min: 0, max: 200 }),
  contractual: fc.integer({ min: 0, max: 1000 }),
  other: fc.integer({ min: 0, max: 1000 }),
  otherCode: fc.constantFrom('CO-253', 'OA-23', 'CO-97', 'PR-204', 'PI-A1', 'CO-45'),
});
type Settled = typeof settled extends fc.Arbitrary<infer T> ? T : never;

function settle(line: PaperLine, how: Settled): PaperLine {
  let left: number = line.chargeCents;
  const take = (perMille: number) => {
    const part = Math.floor((left * perMille) / 1000);
    left -= part;
    return cents(part);
  };
  const [group, reason = ''] = how.otherCode.split('-');
  const contractualCents = take(how.contractual);
  const other: PaperAdjustment = {
    group: group as PaperAdjustment['group'],
    reason,
    amountCents: take(how.other),
  };
  return {
    ...line,
    contractualCents,
    deductibleCents: take(how.deductible),
    copayCents: take(how.copay),
    coinsuranceCents: take(how.coinsurance),
    other: other.amountCents === 0 ? [] : [other],
    paidCents: cents(left),
  };
}

const typed = fc
  .record({
    lines: fc.tuple(settled, settled, settled),
    withheld: fc.integer({ min: -2000, max: 2000 }),
    denied: fc.boolean(),
  })
  .map(({ lines, withheld, denied }): PaperEob => {
    const settledLines = claim.lines.map((line, i) => settle(line, lines[i] ?? lines[0]));
    const paid = settledLines.reduce((sum, l) => sum + (l.paidCents ?? 0), 0);
    round += 1;
    return {
      payerId: file.ids.payerId,
      checkNumber: `P${round}`,
      method: 'CHK',
      paidOn: isoDate('2026-11-20'),
      amountCents: cents(paid - withheld),
      claims: [{ ...claim, statusCode: denied && paid === 0 ? '4' : '1', lines: settledLines }],
      providerAdjustments:
        withheld === 0 ? [] : [{ reason: 'WO', reference: 'A1', amountCents: cents(withheld) }],
    };
  });

function lastJournal(): unknown[] {
  return file.db()
    .all(sql`SELECT e.account, e.amount_cents, e.patient_id, e.claim_id, e.service_line_id, e.payer_id,
      e.service_on, e.reason, e.memo, j.deposit_on, j.memo AS whole
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id
    WHERE j.number = (SELECT MAX(number) FROM journal WHERE kind = 'remittance') ORDER BY e.id`);
}

describe('any EOB that the sheet calls balanced', () => {
  it('posts with the same journal as the equal 835', () => {
    const { paperEobs, remits } = file.services;
    fc.assert(
      fc.property(typed, (eob) => {
        expect(proveEob(eob).balanced).toBe(true);
        const draft = paperEobs.begin();
        const { version } = paperEobs.save(draft.id, draft.version, eob);
        const paper = remits.post(paperEobs.prove(draft.id, version).remittanceId);
        const byPaper = lastJournal();
        remits.undo(paper.summary.id, 'again as a file');
        const payment = toRemittance(eob, {
          payerName: COMMERCIAL.name,
          payerIdentifier: COMMERCIAL.payerIdentifier,
          payeeName: DEMO_PRACTICE.name,
          payeeNpi: DEMO_PRACTICE.npi,
        });
        const text = write835([payment], { ...PAYER_ENVELOPE, interchangeControl: round });
        const electronic = remits.post(remits.receive(`${round}.835`, Buffer.from(text, 'utf8')).summary.id);
        expect(lastJournal()).toEqual(byPaper);
        expect(byPaper.length).toBeGreaterThan(0);
        remits.undo(electronic.summary.id, 'next');
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('and one cent off is called so at the level where it is off', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom('amount', 'paid', 'contractual'), (eob, where) => {
        const line = eob.claims[0]?.lines[0];
        if (!line) throw new Error('The EOB has no line.');
        const off: PaperEob =
          where === 'amount'
            ? { ...eob, amountCents: cents((eob.amountCents ?? 0) + 1) }
            : {
                ...eob,
                claims: eob.claims.map((c) => ({
                  ...c,
                  lines: c.lines.map((l, i) =>
                    i > 0
                      ? l
                      : where === 'paid'
                        ? { ...l, paidCents: cents((l.paidCents ?? 0) + 1) }
                        : { ...l, contractualCents: cents((l.contractualCents ?? 0) + 1) },
                  ),
                })),
              };
        const proof = proveEob(off);
        expect(proof.balanced).toBe(false);
        expect([proof.missingCents, proof.claims[0]?.lines[0]?.missingCents]).toEqual(
          where === 'amount' ? [1, 0] : where === 'paid' ? [-1, -1] : [0, -1],
        );
      }),
      { numRuns: 40 },
    );
  });
});
