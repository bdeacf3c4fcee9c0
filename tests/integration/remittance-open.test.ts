import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { RemitPayment } from '#shared/domain/remittance.ts';
import { write835 } from '#shared/domain/x12/write-835.ts';
import { addDays } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { onlyDenial } from '#tests/support/denials.ts';
import { adjusted, answer, payment, PAYER_ENVELOPE } from '#tests/support/remits.ts';
import { makeWorkFile, sentClaim, SERVICE_DAY, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => (file = makeWorkFile()));
afterEach(() => {
  expect(verifyPractice(file.db()).filter((row) => !row.ok)).toEqual([]);
  file.close();
});

const text = (...payments: readonly RemitPayment[]): string => write835(payments, PAYER_ENVELOPE);
const receive = (name: string, content: string) => file.services.remits.receive(name, Buffer.from(content));
const paid = ({ claim }: ClaimDetail) =>
  answer(claim, [
    { paid: 7300, adjustments: [adjusted('CO-45', 4700), adjusted('PR-3', 2500)] },
    { paid: 857, adjustments: [adjusted('CO-45', 643)] },
    { paid: 0, adjustments: [adjusted('CO-45', 2658), adjusted('PR-1', 1342)] },
  ]);
const refused = ({ claim }: ClaimDetail) =>
  answer(
    claim,
    claim.lines.map((line) => ({ paid: 0, adjustments: [adjusted('CO-50', line.chargeCents)] })),
    { statusCode: '4' },
  );

describe('a part of a file that cannot be read', () => {
  const CHARGE = /(CLP\*\w+\*1\*)200\*/;

  it('keeps its payment out, with the claims that can be read shown; the other payment is posted', () => {
    const [first, second] = [sentClaim(file), sentClaim(file, addDays(SERVICE_DAY, -9))];
    const whole = text(
      payment([paid(first)], { traceNumber: 'BAD' }),
      payment([paid(second)], { traceNumber: 'GOOD' }),
    );
    const { summary, proof } = receive('two.835', whole.replace(CHARGE, '$1*'));
    expect(proof).toMatchObject({ balanced: false, postable: true });
    const [bad, good] = proof.payments;
    expect(bad?.leftOut).toMatch(
      new RegExp(
        `^The claim ${first.claim.controlNumber} cannot be read whole: The amount CLP03 in segment \\d+ is missing`,
      ),
    );
    expect(bad?.claims[0]).toMatchObject({ outcome: 'unbalanced', paidCents: 8157 });
    expect(good?.leftOut).toBe('');
    const posted = file.services.remits.post(summary.id);
    expect(posted.summary.leftOutCount).toBe(1);
    expect(file.services.claims.get(first.summary.id).summary.status).toBe('exported');
    expect(file.services.claims.get(second.summary.id).summary.status).toBe('paid');
    // The payer sends the first again, whole.
    const again = receive('again.835', text(payment([paid(first)], { traceNumber: 'BAD' })));
    file.services.remits.post(again.summary.id);
    expect(file.services.claims.get(first.summary.id).summary.status).toBe('paid');
  });

  it('is never posted even when the sums that can be read agree', () => {
    const one = sentClaim(file);
    // A line lost on the way: what is left adds up, and only the count of segments tells.
    const whole = text(
      payment([
        {
          ...paid(one),
          lines: [],
          patientResponsibilityCents: cents(0),
          adjustments: [adjusted('CO-45', 11_843)],
        },
      ]),
    );
    const cut = whole.replace(/LX\*1~\n?/, '');
    expect(cut).not.toBe(whole);
    const { summary, proof } = receive('lost.835', cut);
    expect(proof.payments[0]?.proofs.filter((p) => !p.holds).map((p) => p.equation)).toEqual(['readable']);
    expect(proof.refusal).toMatch(
      /^The payment \S+ is not whole: .*SE01 says \d+ segments.*Nothing was posted\.$/,
    );
    expect(() => file.services.remits.post(summary.id)).toThrow(/is not whole/);
    file.services.remits.discard(summary.id);
    expect(file.services.remits.list()).toEqual([]);
  });
});

describe('what is open of a remittance', () => {
  it('is each denial, each claim that waits and what stands on the payer’s account, until it is decided', () => {
    const { remits, denials } = file.services;
    const mine = sentClaim(file);
    const stray = {
      ...paid(mine),
      controlNumber: 'NOBODY',
      payerControlNumber: 'X',
      patientLastName: 'Elsewhere',
      lines: [],
      adjustments: [adjusted('CO-45', 11_843)],
    };
    const plb = { segment: 0, providerId: '1', reason: 'WO', reference: 'OLD', amountCents: cents(-700) };
    const { id } = receive(
      'open.835',
      text(payment([refused(mine), stray], { providerAdjustments: [plb] })),
    ).summary;
    const open = () => remits.openItems(id);
    const nothing = {
      claims: 0,
      claimsCents: 0,
      corrections: 0,
      denials: 0,
      deniedCents: 0,
      payer: 0,
      payerCents: 0,
    };
    expect(open()).toEqual(nothing);
    remits.post(id);
    expect(open()).toEqual({
      claims: 1,
      claimsCents: 8157,
      corrections: 0,
      denials: 1,
      deniedCents: 20_000,
      payer: 1,
      payerCents: -700,
    });
    expect(remits.openCounts()).toEqual([{ remittanceId: id, open: 3 }]);
    remits.settle({ id, part: 'claim', position: 1 }, 'refund', 'Not our patient');
    expect(remits.openCounts()).toEqual([{ remittanceId: id, open: 2 }]);
    remits.settle({ id, part: 'plb', position: 0 }, 'refund', 'Paid back by check');
    const denial = onlyDenial(file);
    denials.act({ kind: 'write_off', reason: 'The payer was right' }, [denial.id], false);
    expect(open()).toEqual(nothing);
    expect(remits.openCounts()).toEqual([]);
    // Undone, the denial is open again, and nothing of a file that was undone is.
    denials.openAgain(denial.id, 'Looked at again');
    expect(open()).toEqual({ ...nothing, denials: 1, deniedCents: 20_000 });
    remits.undo(id, 'test');
    expect(open()).toEqual(nothing);
    expect(remits.openCounts()).toEqual([]);
  });
});
