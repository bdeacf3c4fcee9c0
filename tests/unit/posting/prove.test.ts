import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cents } from '#shared/kernel/money.ts';
import { allBalanced, provePayment } from '#shared/domain/posting/prove.ts';
import { read835 } from '#shared/domain/x12/read-835.ts';
import type { RemitClaim, RemitPayment } from '#shared/domain/remittance.ts';
import { payment, scenarioAnswer } from '#tests/support/remits.ts';
import { sampleDir } from '#tests/support/samples.ts';

/** Equations that do not hold. */
function broken(p: RemitPayment): string[] {
  return provePayment(p)
    .filter((proof) => !proof.holds)
    .map((proof) => `${proof.level}/${proof.equation}`);
}

function withClaim(change: (claim: RemitClaim) => RemitClaim): RemitPayment {
  const right = payment([scenarioAnswer()]);
  return { ...right, claims: right.claims.map(change) };
}

describe('proving a payment', () => {
  it('holds for the scenario, with every equation and no sentence', () => {
    const proofs = provePayment(payment([scenarioAnswer()]));
    expect(proofs.map((p) => `${p.level}/${p.equation}`)).toEqual([
      'payment/bpr',
      'claim/claim_balance',
      'claim/claim_lines',
      'claim/patient_responsibility',
      'line/line_balance',
      'line/line_balance',
      'line/line_balance',
    ]);
    expect(proofs.every((p) => p.holds)).toBe(true);
    expect(proofs.every((p) => p.sentence === '')).toBe(true);
  });

  it('finds one cent too much in the payment', () => {
    const right = payment([scenarioAnswer()]);
    expect(broken({ ...right, amountCents: cents(8158) })).toEqual(['payment/bpr']);
  });

  it('finds one cent too much paid on the claim', () => {
    expect(broken(withClaim((c) => ({ ...c, paidCents: cents(8158) })))).toEqual([
      'payment/bpr',
      'claim/claim_balance',
    ]);
  });

  it('finds one cent too much in the charge of the claim', () => {
    expect(broken(withClaim((c) => ({ ...c, chargeCents: cents(20001) })))).toEqual([
      'claim/claim_balance',
      'claim/claim_lines',
    ]);
  });

  it('finds one cent too much in the charge of a line', () => {
    const p = withClaim((c) => ({
      ...c,
      lines: c.lines.map((l, i) => (i === 1 ? { ...l, chargeCents: cents(1501) } : l)),
    }));
    expect(broken(p)).toEqual(['claim/claim_lines', 'line/line_balance']);
    const wrong = provePayment(p).filter((x) => !x.holds);
    expect(wrong.map((x) => x.leftCents - x.rightCents)).toEqual([-1, 1]);
    expect(wrong[1]).toMatchObject({ subject: '10461 · 36415' });
    expect(wrong[1]?.sentence).toContain('a difference of 0.01.');
  });

  it('finds one cent too much in an adjustment', () => {
    const p = withClaim((c) => ({
      ...c,
      lines: c.lines.map((l) => ({
        ...l,
        adjustments: l.adjustments.map((a) =>
          a.reason === '1' ? { ...a, amountCents: cents(a.amountCents + 1) } : a,
        ),
      })),
    }));
    expect(broken(p)).toEqual(['claim/claim_balance', 'claim/patient_responsibility', 'line/line_balance']);
  });

  it('never blocks because of what the payer says the patient owes', () => {
    const p = withClaim((c) => ({ ...c, patientResponsibilityCents: cents(0) }));
    expect(broken(p)).toEqual(['claim/patient_responsibility']);
    expect(allBalanced(provePayment(p))).toBe(true);
  });

  it('takes provider adjustments off and knows debits', () => {
    const plb = { segment: 0, providerId: '1', reason: 'WO', reference: '', amountCents: cents(10000) };
    const p = payment([scenarioAnswer()], { providerAdjustments: [plb] });
    expect(p.amountCents).toBe(-1843);
    expect(broken(p)).toEqual([]);
    expect(broken({ ...p, amountCents: cents(1843), creditDebit: 'D' })).toEqual([]);
    expect(broken({ ...p, amountCents: cents(1843) })).toEqual(['payment/bpr']);
  });
});

const samples = sampleDir();
const dir = samples === null ? '' : join(samples, 'samples', 'x12', '835');

/** Samples whose own sums are wrong or cannot be read whole, with the first equation that fails. */
const UNBALANCED: Readonly<Record<string, string>> = {
  'broken-validation-issues.edi': 'payment/readable',
  'carc-rarc-mix-unknown-carc.edi': 'payment/readable',
  'minimal-check.dat': 'payment/bpr',
  'nine-claims-denials-reversals-two-clp22-legacy-version.txt': 'payment/bpr',
  'sloppy-isa-wrong-width.835': 'payment/readable',
  'two-claims-eft.edi': 'payment/readable',
  'sloppy-minimal-missing-loops.835': 'payment/bpr',
};

describe.skipIf(samples === null)('the sums of the public samples', () => {
  it.each(samples === null ? [] : readdirSync(dir))('%s', (file) => {
    const read = read835(readFileSync(join(dir, file), 'utf8'));
    if (!read.ok) throw read.problem;
    const failing = read.payments
      .flatMap(provePayment)
      .filter((p) => !p.holds && p.equation !== 'patient_responsibility')
      .map((p) => `${p.level}/${p.equation}`);
    expect(failing[0]).toBe(UNBALANCED[file]);
  });
});
