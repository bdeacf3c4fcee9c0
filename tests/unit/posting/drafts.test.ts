import { describe, expect, it } from 'vitest';
import { cents } from '#shared/kernel/money.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, JournalId } from '#shared/kernel/ids.ts';
import { chargesDraft } from '#shared/domain/posting/charges.ts';
import { balancedDraft, entry, journalSum } from '#shared/domain/posting/entries.ts';
import { patientPaymentDraft } from '#shared/domain/posting/patient-payment.ts';
import type { OpenItem, PatientPayment } from '#shared/domain/posting/patient-payment.ts';
import { reasonWords } from '#shared/domain/posting/reason-rules.ts';
import { DELIVERED_BOOK, DELIVERED_RULES } from '#shared/domain/posting/remit-rules.ts';
import { reversalDraft } from '#shared/domain/posting/reverse.ts';
import { CLAIM_ID, PATIENT_ID, PAYER_ID, claimWith, scenarioClaim, testId } from '#tests/support/claims.ts';

const TODAY = isoDate('2026-03-04');
const JOURNAL = testId(7, 1) as JournalId;

function take(amount: number, openItems: OpenItem[] = [], more: Partial<PatientPayment> = {}) {
  return patientPaymentDraft({
    patientId: PATIENT_ID,
    encounterId: testId(6, 1) as EncounterId,
    amountCents: cents(amount),
    tender: 'card',
    receivedOn: isoDate('2026-03-03'),
    postedOn: TODAY,
    requestId: 'request-1',
    note: '',
    openItems,
    ...more,
  });
}

function item(amount: number, serviceOn: string | null, n = 1): OpenItem {
  return {
    claimId: testId(2, n) as ClaimId,
    serviceLineId: null,
    payerId: PAYER_ID,
    serviceOn: serviceOn === null ? null : isoDate(serviceOn),
    amountCents: cents(amount),
  };
}

describe('charges of a claim', () => {
  const draft = chargesDraft(scenarioClaim(), TODAY);

  it('debit the insurer and credit revenue line by line', () => {
    expect(draft.entries.map((e) => [e.account, e.amountCents])).toEqual([
      ['ar_insurer', 14500],
      ['service_revenue', -14500],
      ['ar_insurer', 1500],
      ['service_revenue', -1500],
      ['ar_insurer', 4000],
      ['service_revenue', -4000],
    ]);
    expect(draft).toMatchObject({ kind: 'charges', sourceType: 'claim', sourceId: CLAIM_ID });
  });

  it('make no entry for a line that charges nothing', () => {
    const free = scenarioClaim().lines.map((l, i) => (i === 1 ? { ...l, chargeCents: cents(0) } : l));
    expect(chargesDraft(claimWith({ lines: free }), TODAY).entries).toHaveLength(4);
  });
});

describe('a payment of a patient', () => {
  it('waits unapplied when nothing is owed, with its visit', () => {
    expect(take(2500).entries).toMatchObject([
      { account: 'card', amountCents: 2500, encounterId: testId(6, 1) },
      { account: 'unapplied_payments', amountCents: -2500, encounterId: testId(6, 1) },
    ]);
  });

  it('pays the oldest service first and keeps the rest', () => {
    const draft = take(5000, [item(1000, null, 3), item(2000, '2026-02-01', 2), item(1500, '2026-01-05', 1)]);
    expect(draft.entries.map((e) => [e.account, e.amountCents, e.serviceOn])).toEqual([
      ['card', 5000, null],
      ['ar_patient', -1500, '2026-01-05'],
      ['ar_patient', -2000, '2026-02-01'],
      ['ar_patient', -1000, null],
      ['unapplied_payments', -500, null],
    ]);
    expect(draft).toMatchObject({
      depositOn: '2026-03-03',
      sourceType: 'patient_payment',
      sourceId: 'request-1',
    });
  });

  it('stops when the money is used and passes credits over', () => {
    const draft = take(1200, [
      item(-300, '2026-01-01', 1),
      item(1000, '2026-01-02', 2),
      item(900, '2026-01-03', 3),
    ]);
    expect(draft.entries.map((e) => e.amountCents)).toEqual([1200, -1000, -200]);
  });

  it('is refused when it is nothing', () => {
    expect(() => take(0)).toThrow('A payment is more than zero; nothing was posted.');
  });
});

describe('a reversal', () => {
  const original = {
    id: JOURNAL,
    number: 12,
    kind: 'charges' as const,
    reversedByJournalId: null,
    entries: [...chargesDraft(scenarioClaim(), TODAY).entries],
  };

  it('is the equal and opposite, keeps every fact and names its journal', () => {
    const draft = reversalDraft(original, TODAY, 'wrong visit');
    expect(draft).toMatchObject({
      kind: 'reversal',
      memo: 'Reverses journal 12: wrong visit',
      reversesJournalId: JOURNAL,
      sourceType: 'journal_reversal',
      sourceId: JOURNAL,
    });
    expect(draft.entries.map((e) => ({ ...e, amountCents: cents(-e.amountCents) }))).toEqual(
      original.entries,
    );
  });

  it('happens once, and never to a reversal', () => {
    expect(() => reversalDraft({ ...original, reversedByJournalId: JOURNAL }, TODAY, 'x')).toThrow(
      'Journal 12 is reversed already',
    );
    expect(() => reversalDraft({ ...original, kind: 'reversal' }, TODAY, 'x')).toThrow(
      'is itself a reversal',
    );
  });
});

describe('drafts', () => {
  const draft = { kind: 'refund' as const, postedOn: TODAY, memo: '', sourceType: 'x', sourceId: 'y' };

  it('that do not balance are never made', () => {
    const lone = [entry('cash', 1, '', {})];
    expect(() => balancedDraft({ ...draft, entries: lone })).toThrow('out of balance by 1 cents');
    expect(journalSum(lone)).toBe(1);
  });

  it('hold no entry of zero', () => {
    expect(() => balancedDraft({ ...draft, entries: [entry('cash', 0, '', {})] })).toThrow(
      'an entry of zero',
    );
  });
});

describe('reason rules', () => {
  it('post by themselves only what is surely agreed', () => {
    const of = (action: string) =>
      DELIVERED_RULES.filter((r) => r.action === action).map((r) => `${r.group}-${r.reason}`);
    expect(of('write_off')).toEqual(['CO-45', 'CO-253']);
    expect(of('patient')).toEqual(['PR-1', 'PR-2', 'PR-3']);
    expect(of('apply')).toEqual([]);
    const about = { payerId: null, remarks: [] };
    expect(DELIVERED_BOOK.ruleFor({ group: 'PR', reason: '96', ...about })?.action).toBe('deny');
    expect(DELIVERED_BOOK.ruleFor({ group: 'OA', reason: '45', ...about })?.action).toBe('hold');
    expect(DELIVERED_BOOK.ruleFor({ group: 'XX', reason: '45', ...about })).toBeNull();
    expect(DELIVERED_RULES.every((r) => r.note !== '')).toBe(true);
  });

  it('has words for the usual reasons and says the number of others', () => {
    expect(reasonWords('CO', '97')).toBe('included in another service');
    expect(reasonWords('CO', '9999')).toBe('reason CO-9999');
  });
});
