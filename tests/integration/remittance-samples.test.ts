import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OwnClaim } from '#shared/domain/posting/match.ts';
import { journalSum } from '#shared/domain/posting/entries.ts';
import { planRemittance, type RemittancePlan } from '#shared/domain/posting/plan-remittance.ts';
import type { RemitClaim, RemitPayment } from '#shared/domain/remittance.ts';
import { isoDate, type IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import { readPaymentsOf } from '#electron/remittance/read-file.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { testId } from '#tests/support/claims.ts';
import { sampleDir } from '#tests/support/samples.ts';
import { makeWorkFile, type WorkFile } from '#tests/support/work-file.ts';

const samples = sampleDir();
/** Every file among the samples of X12 that holds a remittance, wherever it lies. */
const folder = samples === null ? '' : join(samples, 'samples', 'x12');
const paths = (samples === null ? [] : readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => /ST.835/.test(readFileSync(path, 'latin1')))
  .sort();
const pathOf = new Map(paths.map((path) => [basename(path), path]));
const names = [...pathOf.keys()];
const bytesOf = (name: string): Buffer => readFileSync(pathOf.get(name) ?? '');
if (samples === null) console.warn('NOT TESTED: the sample remittances are not there.');

/** Their payments do not add up or cannot be read whole: shown claim by claim, and nothing of them is posted. */
const UNBALANCED: Readonly<Record<string, RegExp>> = {
  'broken-validation-issues.edi':
    /^The payment( \S+)? is not whole: .* SE01 says 18 segments, the file has 22\./,
  'carc-rarc-mix-unknown-carc.edi':
    /^The payment( \S+)? is not whole: .* SE01 says 18 segments, the file has 22\./,
  'minimal-check.dat': /^The sums do not agree, see segment \d+/,
  'nine-claims-denials-reversals-two-clp22-legacy-version.txt':
    /^The claim \w+ cannot be read whole: The amount CLP03 in segment 98 is missing\./,
  'sloppy-isa-wrong-width.835': /^The payment( \S+)? is not whole: .* in segment 53 \(PLB\) is not whole/,
  'sloppy-minimal-missing-loops.835': /^The sums do not agree, see segment \d+/,
  'two-claims-eft.edi': /^The payment( \S+)? is not whole: .* SE01 says 26 segments, the file has 27\./,
};

/** A claim of ours as it must have been sent for this answer; a claim taken back was answered before. */
function claimFor(remit: RemitClaim, n: number, takenBack: boolean): OwnClaim {
  const day = remit.serviceFrom ?? remit.lines[0]?.serviceDate ?? isoDate('2019-01-01');
  return {
    claimId: testId(2, n) as ClaimId,
    controlNumber: remit.controlNumber,
    patientId: testId(1, n) as PatientId,
    payerId: testId(3, 1) as PayerId,
    chargeCents: cents(Math.abs(remit.chargeCents)),
    status: takenBack ? 'paid' : 'exported',
    standing: takenBack ? 1 : 0,
    serviceDate: day,
    lines: remit.lines.map((l, i) => ({
      serviceLineId: testId(5, n * 100 + i) as ServiceLineId,
      code: l.submittedCode || l.code,
      modifiers: l.modifiers,
      chargeCents: cents(Math.abs(l.chargeCents)),
      units: l.units ?? 1,
      serviceDate: l.serviceDate ?? day,
    })),
  };
}

/** The file with a number of our own for each claim (samples repeat one), and the claims that it then answers. */
function withOwnClaims(payments: readonly RemitPayment[]): {
  payments: RemitPayment[];
  claims: Map<string, OwnClaim>;
} {
  const claims = new Map<string, OwnClaim>();
  const open = new Map<string, string>();
  let n = 0;
  const renumbered = payments.map((payment) => ({
    ...payment,
    claims: payment.claims.map((remit) => {
      // A reversal and the correction after it answer one claim.
      const pair = open.get(remit.controlNumber);
      if (pair !== undefined && remit.statusCode !== '22') {
        open.delete(remit.controlNumber);
        return { ...remit, controlNumber: pair };
      }
      n += 1;
      const numbered = { ...remit, controlNumber: `OWN${n}` };
      if (remit.statusCode === '22') open.set(remit.controlNumber, numbered.controlNumber);
      claims.set(numbered.controlNumber, claimFor(numbered, n, remit.statusCode === '22'));
      return numbered;
    }),
  }));
  return { payments: renumbered, claims };
}

function planOf(payments: readonly RemitPayment[], claims: ReadonlyMap<string, OwnClaim>): RemittancePlan {
  return planRemittance({
    payments,
    find: (number) => claims.get(number) ?? null,
    payerOf: () => testId(3, 1) as PayerId,
    unapplied: () => [],
    postedOn: '2026-11-23' as IsoDate,
    sourceId: 'sample',
  });
}

describe.skipIf(samples === null)('the sample remittances', () => {
  const counts = { files: 0, lines: 0, byThemselves: 0, denied: 0, held: 0, repeated: 0, unbalanced: 0 };

  it.each(names)('%s gives a proof, and posts or says exactly why not', (name) => {
    const bytes = bytesOf(name);
    counts.files += 1;
    const { payments, claims } = withOwnClaims(readPaymentsOf(bytes));
    const plan = planOf(payments, claims);
    expect(plan.refusal).toMatch(UNBALANCED[name] ?? /^$/);
    let posted = 0;
    for (const p of plan.payments) {
      const lines = sumOf(p.planned.map((c) => Math.max(1, c.lines.length)));
      if (p.leftOut !== '') {
        if (p.balanced) counts.repeated += lines;
        else counts.unbalanced += lines;
        expect(p.planned.every((c) => c.sentence !== '' && c.outcome === 'unbalanced')).toBe(true);
        continue;
      }
      expect(p.balanced).toBe(true);
      posted += p.payment.amountCents;
      counts.lines += lines;
      for (const claim of p.planned) {
        expect(claim.claimId).not.toBeNull();
        // What the payer said comes out again to the cent, on every claim and line.
        expect(claim.chargeCents).toBe(
          claim.paidCents +
            claim.contractualCents +
            claim.patientCents +
            claim.otherCents +
            claim.appliedCents,
        );
        const units = claim.lines.length > 0 ? claim.lines : [claim];
        for (const unit of units) {
          const actions = unit.adjustments.map((a) => a.action);
          if (actions.includes('hold')) counts.held += 1;
          else if (actions.includes('deny')) counts.denied += 1;
          else counts.byThemselves += 1;
        }
      }
    }
    const entries = plan.draft?.entries ?? [];
    expect(journalSum(entries)).toBe(0);
    const money = entries.filter((e) => e.account === 'eft' || e.account === 'check');
    expect(sumCents(money.map((e) => e.amountCents))).toBe(posted);
    for (const own of claims.values()) {
      const moved = entries.filter((e) => e.claimId === own.claimId && e.account === 'ar_insurer');
      // More than the charge only where the payer added to it (a bonus), which then waits for a person.
      const added = plan.payments
        .flatMap((p) => p.planned)
        .filter((c) => c.claimId === own.claimId && c.otherCents < 0);
      expect(-sumCents(moved.map((e) => e.amountCents))).toBeLessThanOrEqual(
        own.chargeCents - sumCents(added.map((c) => c.otherCents)),
      );
    }
  });

  it('are all there', () => expect(pathOf.size).toBe(paths.length));

  it('go through without a person for at least nine lines of ten that may be posted', () => {
    console.info(`Sample remittances: ${JSON.stringify(counts)}`);
    expect(counts.files).toBe(names.length);
    expect(counts.byThemselves + counts.denied + counts.held).toBe(counts.lines);
    // A denial is moved to the denial desk by itself, and never written off.
    expect((counts.byThemselves + counts.denied) / counts.lines).toBeGreaterThanOrEqual(0.9);
  });
});

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}

describe.skipIf(samples === null)('a practice that receives another one’s file', () => {
  let file: WorkFile;
  beforeEach(() => (file = makeWorkFile()));
  afterEach(() => {
    expect(verifyPractice(file.db()).filter((row) => !row.ok)).toEqual([]);
    file.close();
  });

  it.each(names)('%s: not one cent without a word', (name) => {
    const { remits } = file.services;
    const { summary, proof } = remits.receive(name, bytesOf(name));
    for (const payment of proof.payments) {
      const { leftOut } = payment;
      if (leftOut === '') continue;
      expect(leftOut).toMatch(
        /(made out to|do not agree|more than once|no money|cannot be read whole|is not whole)/,
      );
      expect(payment.claims.every((c) => c.sentence !== '')).toBe(true);
    }
    if (!proof.postable) {
      expect(() => remits.post(summary.id)).toThrow(/Nothing was posted\.$/);
      return;
    }
    remits.post(summary.id);
    remits.undo(summary.id, 'Another practice');
    expect(remits.get(summary.id).summary.status).toBe('undone');
  });
});
