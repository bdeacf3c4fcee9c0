import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allBalanced, provePayment } from '#shared/domain/posting/prove.ts';
import { read835, readPayments } from '#shared/domain/x12/read-835.ts';
import { write835 } from '#shared/domain/x12/write-835.ts';
import { write837p } from '#shared/domain/x12/write-837p.ts';
import { TEST_ENVELOPE, scenarioClaim } from '#tests/support/claims.ts';
import { PAYER_ENVELOPE, payment, scenarioAnswer } from '#tests/support/remits.ts';
import { sampleDir } from '#tests/support/samples.ts';

const FILE = write835([payment([scenarioAnswer()])], PAYER_ENVELOPE);

function refusal(text: string): string {
  const read = read835(text);
  return read.ok ? '' : read.problem.message;
}

describe('reading an 835', () => {
  it('reads the scenario to the cent', () => {
    const read = read835(FILE);
    if (!read.ok) throw read.problem;
    expect(read).toMatchObject({ interchangeControl: '000000041', senderId: 'INV01', usage: 'T' });
    expect(read.payments[0]).toMatchObject({
      amountCents: 8157,
      method: 'ACH',
      paidOn: '2026-03-20',
      traceNumber: 'EFT900100',
      payerIdentifier: 'INV01',
      payeeNpi: '1234567893',
    });
    expect(read.payments[0]?.claims[0]?.lines[2]).toMatchObject({
      code: '83036',
      modifiers: ['QW'],
      paidCents: 0,
      serviceDate: '2026-03-03',
      lineControl: '000000000040008005000000000003',
      adjustments: [
        { group: 'CO', reason: '45', amountCents: 2658, quantity: null },
        { group: 'PR', reason: '1', amountCents: 1342, quantity: null },
      ],
    });
  });

  it('reads six triples, remarks, provider adjustments, changed codes and allowed amounts', () => {
    const text = FILE.replace('CAS*CO*45*47~', 'CAS*CO*45*10**1*-1*2*2*2**3*3**4*4**5*29*1.5~')
      .replace('DTM*232*20260303~', 'MOA***MA01*N25~\nDTM*232*20260303~')
      .replace('SVC*HC:36415*15*8.57**1~', 'SVC*HC:36416*15*8.57**1*HC:36415*2~')
      .replace('SE*30*', 'LQ*HE*N130~\nAMT*B6*13.42~\nPLB*123*20261231*WO:ABC*5*L6*-.5~\nSE*34*');
    const read = read835(text);
    if (!read.ok) throw read.problem;
    const claim = read.payments[0]?.claims[0];
    expect(claim?.remarks).toEqual(['MA01', 'N25']);
    expect(claim?.lines[0]?.adjustments.map((a) => [a.reason, a.amountCents, a.quantity])).toEqual([
      ['45', 1000, null],
      ['1', -100, 2],
      ['2', 200, null],
      ['3', 300, null],
      ['4', 400, null],
      ['5', 2900, 1.5],
      ['3', 2500, null],
    ]);
    expect(claim?.lines[1]).toMatchObject({ code: '36416', submittedCode: '36415' });
    expect(claim?.lines[2]).toMatchObject({ remarks: ['N130'], allowedCents: 1342 });
    expect(read.payments[0]?.providerAdjustments).toMatchObject([
      { reason: 'WO', reference: 'ABC', amountCents: 500 },
      { reason: 'L6', reference: '', amountCents: -50 },
    ]);
  });

  it.each([
    ['a service before any claim', 'CLP*10461', 'XYZ*10461', 'Segment 18 (SVC) stands before a claim'],
    ['a wrong count of transactions', 'GE*1*', 'GE*2*', 'GE01 says 2 transactions'],
    ['no BPR', 'BPR*I*', 'XYZ*I*', 'has no BPR segment'],
    ['claims instead of a remittance', 'ST*835', 'ST*837', 'This file holds claims (837)'],
  ])('says where %s stands', (_what, from, to, words) => {
    expect(FILE).toContain(from);
    expect(refusal(FILE.replace(from, to))).toContain(words);
  });

  it.each([
    ['three decimals', 'CAS*CO*45*47~', 'CAS*CO*45*47.001~', 'CAS03 in segment 20 is not an amount'],
    ['letters', 'CLP*10461*1*200*81.57', 'CLP*10461*1*200*8I.57', 'CLP04 in segment 15 is not an amount'],
    ['a missing charge', 'CLP*10461*1*200*', 'CLP*10461*1**', 'The amount CLP03 in segment 15 is missing'],
    ['a reason without amount', 'CAS*PR*3*25~', 'CAS*PR*3~', 'segment 21 (CAS) is not whole'],
    [
      'a line without charge',
      'SVC*HC:36415*15*',
      'SVC*HC:36415**',
      'The amount SVC02 in segment 23 is missing',
    ],
  ])('reads on behind %s, and writes down what cannot be read', (_what, from, to, words) => {
    expect(FILE).toContain(from);
    const read = read835(FILE.replace(from, to));
    if (!read.ok) throw read.problem;
    const [claim] = read.payments[0]?.claims ?? [];
    expect(claim?.unreadable?.map((u) => u.sentence).join()).toContain(words);
    expect(claim?.lines.map((l) => l.code)).toEqual(['99213', '36415', '83036']);
    // What can be read is as it stands.
    expect(claim?.lines[2]).toMatchObject({ chargeCents: 4000, adjustments: [{}, { amountCents: 1342 }] });
    const proofs = provePayment(read.payments[0] ?? payment([]));
    expect(allBalanced(proofs)).toBe(false);
    expect(proofs.filter((p) => p.level === 'claim').map((p) => p.equation)).toEqual(['readable']);
  });

  it('writes several in their order, and provider adjustments with the payment', () => {
    const text = FILE.replace('CLP*10461*1*200*81.57*', 'CLP*10461*1**8I.57*').replace(
      'SE*30*',
      'PLB*123*20261231*WO:ABC~\nSE*31*',
    );
    const read = read835(text);
    if (!read.ok) throw read.problem;
    expect(read.payments[0]?.claims[0]?.unreadable?.map((u) => u.sentence.slice(0, 16))).toEqual([
      'The amount CLP03',
      'CLP04 in segment',
    ]);
    expect(read.payments[0]?.unreadable).toMatchObject([{ segment: 32 }]);
  });

  it('reads a transaction whose segments are counted wrong, and does not take it for whole', () => {
    const read = read835(FILE.replace('SE*30*', 'SE*31*'));
    if (!read.ok) throw read.problem;
    expect(read.payments[0]?.unreadable?.[0]?.sentence).toContain('SE01 says 31 segments, the file has 30');
    expect(allBalanced(provePayment(read.payments[0] ?? payment([])))).toBe(false);
  });

  it('refuses an 837P by name', () => {
    const claims = write837p({ claims: [scenarioClaim()], envelope: TEST_ENVELOPE });
    expect(refusal(claims)).toContain('claims (837) and not a remittance (835), see segment 3');
  });

  it('refuses a file cut at every character, always with one sentence', () => {
    for (let end = 0; end < FILE.trimEnd().length - 1; end += 1) {
      const message = refusal(FILE.slice(0, end));
      expect(message, `cut at ${end}`).toMatch(/\. Nothing was changed\.$/);
    }
  });

  it('gives payments one by one from a file in pieces', () => {
    const pieces = FILE.match(/[\s\S]{1,50}/g) ?? [];
    const reading = readPayments(pieces);
    expect(reading.next().value).toMatchObject({ amountCents: 8157 });
    expect(reading.next().done).toBe(true);
  });
});

const samples = sampleDir();
const dir = samples === null ? '' : join(samples, 'samples', 'x12', '835');

/** What cannot be read of a sample; all of the others must be read whole. */
const UNREADABLE: Readonly<Record<string, string>> = {
  'broken-validation-issues.edi': 'SE01 says 18 segments, the file has 22',
  'carc-rarc-mix-unknown-carc.edi': 'SE01 says 18 segments, the file has 22',
  'nine-claims-denials-reversals-two-clp22-legacy-version.txt': 'CLP03 in segment 98 is missing',
  'sloppy-isa-wrong-width.835': 'segment 53 (PLB) is not whole',
  'two-claims-eft.edi': 'SE01 says 26 segments, the file has 27',
};

describe.skipIf(samples === null)('the public sample remittances', () => {
  const files = samples === null ? [] : readdirSync(dir);

  it('are there', () => expect(files.length).toBeGreaterThan(20));

  it.each(files)('reads %s, and says exactly what of it cannot be read', (file) => {
    const read = read835(readFileSync(join(dir, file), 'utf8'));
    expect(read.ok ? '' : read.problem.message).toBe('');
    if (!read.ok) return;
    expect(read.payments.every((p) => p.claims.length > 0)).toBe(true);
    const found = read.payments.flatMap((p) => [p, ...p.claims]).flatMap((x) => x.unreadable ?? []);
    const why = UNREADABLE[file];
    if (why === undefined) expect(found).toEqual([]);
    else expect(found.map((u) => u.sentence).join(' ')).toContain(why);
  });

  it.each(files)('refuses %s cut at every tenth segment', (file) => {
    const text = readFileSync(join(dir, file), 'utf8').slice(0, 20_000);
    const terminator = text.includes('~') ? '~' : '\n';
    const segments = text.split(terminator);
    for (let n = 1; n < segments.length - 2; n += 10) {
      // A cut right after an IEA leaves a whole file of fewer interchanges, which no reader can tell.
      if (segments[n - 1]?.trim().startsWith('IEA') === true) continue;
      expect(refusal(segments.slice(0, n).join(terminator)), `after ${n}`).toMatch(
        /\. Nothing was changed\.$/,
      );
    }
  });

  it('reads 156 interchanges of one file', () => {
    const read = read835(readFileSync(join(dir, 'large-156-interchanges-283kB.edi'), 'utf8'));
    if (!read.ok) throw read.problem;
    expect(read.payments).toHaveLength(156);
    expect(read.payments.flatMap((p) => p.claims)).toHaveLength(468);
    expect(read.payments.flatMap((p) => p.claims.flatMap((c) => c.lines))).toHaveLength(1560);
  });
});
