import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COLLECTION_RULES } from '#shared/domain/collections/hand-over.ts';
import type { EstimateOrder } from '#shared/domain/estimates/estimate.ts';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import type { JournalId, PatientLetterId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { rawOf } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { drawEstimate, drawLetters } from '#electron/patient-papers.ts';
import { balanceOf, owedClaim } from '#tests/support/owed.ts';
import { makeWorkFile, openEncounter, TODAY, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => {
  // Whatever a test posted, the ledger still proves itself.
  expect(file.services.ledger.verify().checks.filter((check) => !check.ok)).toEqual([]);
  file.close();
});

describe('a balance at the agency', () => {
  const OLD = isoDate('2026-07-01');
  const ready = () => {
    file.services.collections.saveRules({
      ...COLLECTION_RULES,
      agency: 'Example Recovery',
      share: { kind: 'percent', hundredths: 2500 },
      minStatements: 0,
    });
    owedClaim(file, OLD, 10_000);
  };
  const letters = (all: Parameters<typeof drawLetters>[0]) => drawLetters(all, 'letter');

  it('gets a notice, is handed over, collected in part, recalled, and every balance is a sum', async () => {
    ready();
    const { collections } = file.services;
    const ids = [file.ids.patientId];
    expect(collections.candidates(TODAY)[0]).toMatchObject({
      noticeDue: true,
      held: ['no notice was given'],
    });
    expect(() => collections.handOver(ids)).toThrow('no notice was given. Nothing was handed over.');
    const notice = await collections.giveNotice(ids, letters);
    expect(notice.count).toBe(1);
    // Kept with its bytes: it prints again as it was.
    const { statements } = file.services;
    expect(statements.letters.list(file.ids.patientId)).toMatchObject([
      { id: notice.letterId, kind: 'notice', count: 1, to: 'Fictive, Ana' },
    ]);
    const kept = statements.letters.pdf(notice.letterId).pdf;
    expect(Buffer.from(kept.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(() => rawOf(file.db()).exec(`UPDATE patient_letter SET kind = 'plan'`)).toThrow('never changed');
    expect(() => statements.letters.pdf(randomUUID() as PatientLetterId)).toThrow('not in the practice file');
    file.setDay(addDays(TODAY, 30));
    const [one] = collections.handOver(ids);
    if (!one) throw new Error('No case was made.');
    // The ledger does not take a hand-over back behind the back of its case.
    const handing = file.db().get<{ id: JournalId }>(sql`SELECT id FROM journal WHERE kind = 'collections'`);
    expect(() => file.services.ledger.reverse(handing?.id as JournalId, 'by mistake')).toThrow(
      /Recall the case/,
    );
    expect(one).toMatchObject({ handedCents: 10_000, leftCents: 10_000, state: 'placed' });
    expect([balanceOf(file, 'ar_patient'), balanceOf(file, 'ar_collections')]).toEqual([0, 10_000]);
    expect(collections.candidates(addDays(TODAY, 30))).toEqual([]);
    const pay = {
      id: one.id,
      collectedCents: cents(4001),
      shareCents: null,
      tender: 'check' as const,
      receivedOn: addDays(TODAY, 30),
      requestId: randomUUID(),
    };
    expect(collections.takePayment(pay)).toMatchObject({
      collectedCents: 4001,
      agencyCents: 1000,
      leftCents: 5999,
    });
    expect(() => collections.takePayment(pay)).toThrow('posted before');
    expect(balanceOf(file, 'collection_fees')).toBe(1000);
    expect(balanceOf(file, 'check')).toBe(3001);
    expect(collections.recall(one.id, 'Patient called')).toMatchObject({
      recalledCents: 5999,
      leftCents: 0,
      state: 'recalled',
    });
    expect([balanceOf(file, 'ar_patient'), balanceOf(file, 'ar_collections')]).toEqual([5999, 0]);
    expect(() => collections.close(one.id, 'No')).toThrow('This case is recalled');
    // Handed over once more only after a notice of its own.
    expect(collections.candidates(addDays(TODAY, 30))[0]?.noticeOn).toBeNull();
  });

  it('is given up as bad debt', async () => {
    ready();
    const { collections } = file.services;
    await collections.giveNotice([file.ids.patientId], letters);
    file.setDay(addDays(TODAY, 30));
    const [one] = collections.handOver([file.ids.patientId]);
    if (!one) throw new Error('No case was made.');
    expect(collections.close(one.id, 'Bankrupt')).toMatchObject({
      badDebtCents: 10_000,
      leftCents: 0,
      state: 'closed',
    });
    expect(balanceOf(file, 'bad_debt')).toBe(10_000);
    expect(collections.csv(collections.cases(null))).toContain('100.00,0.00,0.00,0.00,100.00,0.00');
  });

  it('stays while a plan runs', () => {
    ready();
    const [claim] = file.services.plans.openClaims(file.ids.patientId);
    if (!claim) throw new Error('Nothing is owed.');
    file.services.plans.agree(file.ids.patientId, {
      claimIds: [claim.claimId],
      by: { kind: 'count', count: 2 },
      firstCents: null,
      firstOn: TODAY,
      rhythm: 'weekly',
      dayOfMonth: null,
      rateHundredths: 0,
      feeCents: cents(0),
    });
    expect(file.services.collections.candidates(TODAY)[0]?.held).toContain('a payment plan is running');
  });
});

describe('an estimate', () => {
  const order = (): EstimateOrder => ({
    patientId: file.ids.patientId,
    facilityId: file.ids.facilityId,
    about: 'Diabetes visit with blood test',
    askedOn: TODAY,
    serviceOn: addDays(TODAY, 30),
    recurring: null,
    services: ['99213', '83036'].map((code) => ({
      code,
      modifiers: [],
      description: '',
      units: 1,
      chargeCents: null,
      diagnoses: ['E11.9'],
      providerId: file.ids.providerId,
    })),
    separately: [],
  });
  const draw = (content: Parameters<typeof drawEstimate>[0]) => drawEstimate(content, 'letter');

  it('is made of own fees, kept byte for byte, and replaced by versions', async () => {
    const { estimates } = file.services;
    const first = await estimates.issue(order(), null, draw);
    expect(first).toMatchObject({
      number: '1',
      version: 1,
      totalCents: 14_500 + 4000,
      deliverBy: '2026-11-27',
    });
    const second = await estimates.issue({ ...order(), about: 'Visit' }, first.id, draw);
    expect(second).toMatchObject({ number: '1', version: 2, newest: true });
    expect(estimates.get(first.id).summary.newest).toBe(false);
    expect(
      Buffer.from(estimates.get(first.id).pdf).equals(
        Buffer.from(await draw(estimates.get(first.id).content)),
      ),
    ).toBe(true);
    expect(estimates.deliver(second.id, TODAY, 'hand').deliveredOn).toBe(TODAY);
    expect(() => estimates.deliver(second.id, TODAY, 'mail')).toThrow('noted before');
  });

  it('is exceeded when a provider bills 400.00 more, and then the balance stays out of collections', async () => {
    const { estimates } = file.services;
    const cheap = order();
    await estimates.issue(
      {
        ...cheap,
        serviceOn: TODAY,
        services: cheap.services.slice(0, 1).map((s) => ({ ...s, chargeCents: cents(0) })),
      },
      null,
      draw,
    );
    const claim = owedClaim(file, TODAY, 1000);
    expect(estimates.estimateExceeded(file.db(), file.ids.patientId, [claim])).toEqual([]);
    // Visits are 200.00 each: the second one brings the bills to exactly 400.00 above the estimate.
    file.setDay(addDays(TODAY, 1));
    const more = [owedClaim(file, addDays(TODAY, 1), 1000), claim];
    expect(estimates.estimateExceeded(file.db(), file.ids.patientId, more)).toHaveLength(1);
    expect(file.services.collections.candidates(TODAY)[0]?.held).toContain(
      'the bill exceeds its good-faith estimate by $400.00 or more',
    );
  });
});

describe('the front desk', () => {
  it('asks for copay, plan and balance, and takes them as one journal with a receipt', async () => {
    const { frontDesk, plans } = file.services;
    const inPlan = owedClaim(file, isoDate('2026-10-01'), 6000);
    owedClaim(file, isoDate('2026-10-20'), 1500);
    plans.agree(file.ids.patientId, {
      claimIds: [inPlan],
      by: { kind: 'count', count: 3 },
      firstCents: null,
      firstOn: TODAY,
      rhythm: 'monthly',
      dayOfMonth: null,
      rateHundredths: 0,
      feeCents: cents(0),
    });
    openEncounter(file, TODAY);
    expect(frontDesk.find('fict', TODAY)).toMatchObject([{ visitToday: true }]);
    const before = frontDesk.checkIn(file.ids.patientId, TODAY);
    expect(before).toMatchObject({
      copayCents: 2500,
      copayDueCents: 2500,
      planDueCents: 2000,
      balanceCents: 1500,
    });
    const input = {
      patientId: file.ids.patientId,
      copayCents: cents(2500),
      planCents: cents(2000),
      balanceCents: cents(1500),
      tender: 'card' as const,
      checkNumber: '',
      requestId: randomUUID(),
    };
    const taken = await frontDesk.take(input);
    expect(taken).toMatchObject({ amountCents: 6000 });
    expect((await frontDesk.take(input)).journalId).toBe(taken.journalId);
    expect(balanceOf(file, 'card')).toBe(6000);
    expect(balanceOf(file, 'unapplied_payments')).toBe(-2500);
    expect(frontDesk.checkIn(file.ids.patientId, TODAY)).toMatchObject({
      copayPaidCents: 2500,
      copayDueCents: 0,
      planDueCents: 0,
      balanceCents: 0,
    });
    expect((await frontDesk.receipt(taken.journalId)).subarray(0, 4)).toEqual(
      new Uint8Array([0x25, 0x50, 0x44, 0x46]),
    );
  });

  it('takes no copay without a visit and no more than is owed', async () => {
    const { frontDesk } = file.services;
    owedClaim(file, isoDate('2026-10-20'), 1500);
    const input = {
      patientId: file.ids.patientId,
      copayCents: cents(0),
      planCents: cents(0),
      balanceCents: cents(1501),
      tender: 'cash' as const,
      checkNumber: '',
      requestId: randomUUID(),
    };
    await expect(frontDesk.take(input)).rejects.toThrow('$0.01 more than is owed');
    await expect(frontDesk.take({ ...input, copayCents: cents(100) })).rejects.toThrow('no visit today');
    await expect(frontDesk.take({ ...input, balanceCents: cents(0) })).rejects.toThrow('more than zero');
    expect(balanceOf(file, 'ar_patient')).toBe(1500);
  });
});
