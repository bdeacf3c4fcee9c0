import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { PaperClaim, PaperEob, PaperLine } from '#shared/domain/paper-eob/paper-eob.ts';
import { toRemittance } from '#shared/domain/paper-eob/to-remittance.ts';
import { write835 } from '#shared/domain/x12/write-835.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { sql } from '#electron/db/sql.ts';
import { COMMERCIAL, DEMO_PRACTICE } from '#electron/demo/records.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { PAYER_ENVELOPE } from '#tests/support/remits.ts';
import { makeWorkFile, sentClaim, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
let sent: ClaimDetail;
beforeEach(() => {
  file = makeWorkFile();
  sent = sentClaim(file);
});
afterEach(() => {
  expect(verifyPractice(file.db()).filter((row) => !row.ok)).toEqual([]);
  file.close();
});

const SUMS: Partial<PaperLine>[] = [
  {
    allowedCents: cents(9800),
    copayCents: cents(2500),
    contractualCents: cents(4700),
    paidCents: cents(7300),
  },
  { contractualCents: cents(643), paidCents: cents(857) },
  { contractualCents: cents(2658), deductibleCents: cents(1342) },
];

function typed(check = '000456', amount = 8157): PaperEob {
  const claim = file.services.paperEobs.claimFor(sent.summary.id);
  const lines = claim.lines.map((line, i): PaperLine => ({ ...line, ...SUMS[i] }));
  return {
    payerId: file.ids.payerId,
    checkNumber: check,
    method: 'CHK',
    paidOn: isoDate('2026-11-20'),
    amountCents: cents(amount),
    claims: [{ ...claim, lines } satisfies PaperClaim],
    providerAdjustments: [],
  };
}

function draft(eob: PaperEob) {
  const { paperEobs } = file.services;
  const { id, version } = paperEobs.begin();
  return { id, ...paperEobs.save(id, version, eob) };
}

function asFile(eob: PaperEob): Uint8Array {
  const parties = {
    payerName: COMMERCIAL.name,
    payerIdentifier: COMMERCIAL.payerIdentifier,
    payeeName: DEMO_PRACTICE.name,
    payeeNpi: DEMO_PRACTICE.npi,
  };
  const signed = { ...toRemittance(eob, parties), originatorId: '1999999999' };
  return Buffer.from(write835([signed], PAYER_ENVELOPE), 'utf8');
}

const entries = () =>
  file.db()
    .all(sql`SELECT e.account, e.amount_cents, e.patient_id, e.claim_id, e.service_line_id, e.payer_id, e.service_on, e.reason, e.memo
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id WHERE j.kind = 'remittance' AND j.number =
    (SELECT MAX(number) FROM journal WHERE kind = 'remittance') ORDER BY e.id`);

describe('a paper EOB', () => {
  it('is kept as it is typed, through closing the file', () => {
    const { id, version } = draft(typed());
    file.reopen();
    const { paperEobs } = file.services;
    expect(paperEobs.get(id)).toMatchObject({ version, status: 'draft', eob: { checkNumber: '000456' } });
    expect(paperEobs.list()).toMatchObject([
      { checkNumber: '000456', claims: 1, amountCents: 8157, status: 'draft' },
    ]);
    expect(() => paperEobs.save(id, version - 1, typed())).toThrow('changed elsewhere');
  });

  it('posts as the equal 835 does, and is undone as a whole', () => {
    const { paperEobs, remits, claims } = file.services;
    const eob = typed();
    const { id, version } = draft(eob);
    const { remittanceId } = paperEobs.prove(id, version);
    expect(remits.get(remittanceId)).toMatchObject({
      summary: { source: 'paper', status: 'waiting' },
      proof: { balanced: true, postable: true },
    });
    expect(paperEobs.get(id).status).toBe('waiting');
    remits.post(remittanceId);
    const paper = entries();
    expect(claims.get(sent.summary.id).summary).toMatchObject({
      status: 'paid',
      insurerPaidCents: 8157,
      insurerBalanceCents: 0,
    });
    expect(() => paperEobs.reopen(id)).toThrow('Undo its posting first');
    remits.undo(remittanceId, 'test');
    expect(paperEobs.get(id).status).toBe('undone');
    remits.post(remits.receive('same.835', asFile(eob)).summary.id);
    expect(entries()).toEqual(paper);
    expect(paper).toHaveLength(13);
  });

  it('is a draft again after an undo, and posts once more corrected', () => {
    const { paperEobs, remits } = file.services;
    const first = draft(typed());
    const one = paperEobs.prove(first.id, first.version);
    remits.post(one.remittanceId);
    remits.undo(one.remittanceId, 'typed wrong');
    const again = paperEobs.reopen(first.id);
    expect(again.status).toBe('draft');
    const { version } = paperEobs.save(first.id, again.version, { ...typed('000457') });
    const two = paperEobs.prove(first.id, version);
    expect(two.remittanceId).not.toBe(one.remittanceId);
    expect(remits.post(two.remittanceId).summary.status).toBe('posted');
  });

  it('goes back to the sheet from the proof and leaves nothing on the list', () => {
    const { paperEobs, remits } = file.services;
    const { id, version } = draft(typed());
    paperEobs.prove(id, version);
    expect(paperEobs.reopen(id).status).toBe('draft');
    expect(remits.list()).toEqual([]);
    paperEobs.discard(id);
    expect(paperEobs.list()).toEqual([]);
  });

  it('that does not balance becomes no remittance and says what is missing', () => {
    const { paperEobs, remits } = file.services;
    const { id, version } = draft(typed('1', 8000));
    expect(() => paperEobs.prove(id, version)).toThrow('The claims come to 1.57 more than the payment.');
    expect(remits.list()).toEqual([]);
    expect(paperEobs.get(id)).toMatchObject({ status: 'draft', eob: { amountCents: 8000 } });
  });

  it('is recognised when the 835 of the check was posted, leading zeros or not', () => {
    const { paperEobs, remits } = file.services;
    remits.post(remits.receive('a.835', asFile(typed('456'))).summary.id);
    const { id, version } = draft(typed('000456'));
    expect(() => paperEobs.prove(id, version)).toThrow('The payment 000456 was posted');
    expect(remits.list()).toHaveLength(1);
    expect(paperEobs.get(id).status).toBe('draft');
  });

  it('makes the 835 of the same check that comes later a duplicate', () => {
    const { paperEobs, remits } = file.services;
    const { id, version } = draft(typed('000456'));
    remits.post(paperEobs.prove(id, version).remittanceId);
    const late = remits.receive('late.835', asFile(typed('456')));
    expect(late.proof.postable).toBe(false);
    expect(late.proof.payments[0]?.leftOut).toContain('was posted');
    expect(() => remits.post(late.summary.id)).toThrow();
  });

  it('finds claims by control number, patient and day', () => {
    const { paperEobs } = file.services;
    const by = (search: string) => paperEobs.findClaims(search, file.ids.payerId).map((c) => c.claimId);
    for (const search of [sent.summary.controlNumber, 'fict', 'Fictive, An', sent.summary.serviceDate])
      expect(by(search)).toEqual([sent.summary.id]);
    expect(by('nobody')).toEqual([]);
    expect(by('100%')).toEqual([]);
  });
});
