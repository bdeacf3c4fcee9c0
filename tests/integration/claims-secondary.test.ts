import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { checkX12 } from '#shared/domain/x12/guide/check-x12.ts';
import { GUIDE_837P } from '#shared/domain/x12/guide-837p/guide.ts';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { sql } from '#electron/db/sql.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { addSecondPayer, answerFile, remittanceFile, USUAL, type Decided } from '#tests/support/payers.ts';
import { adjusted, answer, reversed } from '#tests/support/remits.ts';
import { makeWorkFile, sentClaim, SERVICE_DAY, TODAY, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
let sent: ClaimDetail;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => {
  expect(verifyPractice(file.db()).filter((row) => !row.ok)).toEqual([]);
  file.close();
});

function post(bytes: Uint8Array) {
  const { remits } = file.services;
  return remits.post(remits.receive('answer.835', bytes).summary.id);
}

function balances(id: ClaimId): Record<string, number> {
  const rows = file.db().all<{ account: string; n: number }>(sql`SELECT account, SUM(amount_cents) AS n
    FROM journal_entry WHERE claim_id = ${id} GROUP BY account HAVING SUM(amount_cents) <> 0`);
  return Object.fromEntries(rows.map((row) => [row.account, row.n]));
}

/** The first payer has answered, and a second coverage is there. */
function answeredClaim(): ClaimDetail {
  addSecondPayer(file);
  sent = sentClaim(file);
  post(answerFile(sent.claim, USUAL, { payerControlNumber: 'PX1' }));
  return file.services.claims.get(sent.summary.id);
}

function sendSecondary(): ClaimDetail {
  const { claims, outbox } = file.services;
  const made = claims.makeSecondary(sent.summary.id);
  claims.release(made.summary.id);
  outbox.exportTo([made.summary.id], file.folder);
  return claims.get(made.summary.id);
}

describe('the claim to the first payer', () => {
  it('names the other coverage, in the order of payment on the day', () => {
    addSecondPayer(file, 3);
    const { claim } = sentClaim(file);
    expect(claim.coverage.rank).toBe(1);
    expect(
      claim.otherCoverages?.map(({ rank, memberId, paidCents, insuranceType }) => ({
        rank,
        memberId,
        paidCents,
        insuranceType,
      })),
    ).toEqual([{ rank: 2, memberId: '1EG4TE5MK73', paidCents: null, insuranceType: '12' }]);
  });
});

describe('a claim to the next payer', () => {
  it('is due once the first has answered and left something, and not twice', () => {
    addSecondPayer(file);
    sent = sentClaim(file);
    expect(file.services.claims.secondaryDue()).toEqual([]);
    post(answerFile(sent.claim, USUAL));
    expect(file.services.claims.secondaryDue()).toMatchObject([
      {
        claimId: sent.summary.id,
        nextPayerName: 'Invented Plan 2',
        nextRank: 2,
        leftCents: 3842,
        answeredOn: '2026-11-20',
      },
    ]);
    expect(file.services.claims.deskCounts().secondaryDue).toBe(1);
    file.services.claims.makeSecondary(sent.summary.id);
    expect(file.services.claims.secondaryDue()).toEqual([]);
    expect(() => file.services.claims.makeSecondary(sent.summary.id)).toThrow(
      /There is a claim to this coverage already/,
    );
  });

  it('says what the first payer decided, line by line, with nothing typed', () => {
    answeredClaim();
    const { claim, summary } = file.services.claims.makeSecondary(sent.summary.id);
    expect(summary).toMatchObject({
      status: 'draft',
      coverageRank: 2,
      payerName: 'Invented Plan 2',
      fileBy: addDays(isoDate('2026-11-20'), claim.payer.timelyFilingDays),
    });
    expect(claim).toMatchObject({
      frequency: '1',
      coverage: { rank: 2, insuranceType: '12' },
      diagnoses: sent.claim.diagnoses,
    });
    const [first] = claim.otherCoverages ?? [];
    expect(first).toMatchObject({
      rank: 1,
      paidCents: 8157,
      adjustments: [],
      payerControlNumber: 'PX1',
      adjudicatedOn: null,
    });
    expect(claim.lines.map((line) => line.detail?.adjudications)).toEqual([
      [
        {
          payerIdentifier: sent.claim.payer.payerIdentifier,
          paidCents: 7300,
          codeQualifier: 'HC',
          code: '99213',
          modifiers: [],
          units: '1',
          adjustments: [
            { group: 'CO', reason: '45', amountCents: 4700 },
            { group: 'PR', reason: '3', amountCents: 2500 },
          ],
          adjudicatedOn: '2026-11-20',
          remainingPatientCents: 2500,
        },
      ],
      [expect.objectContaining({ paidCents: 857, code: '36415' })],
      [expect.objectContaining({ paidCents: 0, modifiers: ['QW'], remainingPatientCents: 1342 })],
    ]);
    expect(file.services.claims.get(summary.id).differences).toEqual([]);
  });

  it('is written so that the guide finds nothing wrong with it', () => {
    addSecondPayer(file);
    addSecondPayer(file, 3, 'CI');
    sent = sentClaim(file);
    const plain = Buffer.from(answerFile(sent.claim, USUAL, { payerControlNumber: 'PX1' })).toString('utf8');
    const segments = Number(/SE\*(\d+)\*/.exec(plain)?.[1]);
    const withMoa = plain
      .replace(/(NM1\*QC[^~]*~\s*)/, '$1MOA***MA01*N24~')
      .replace(/SE\*\d+\*/, `SE*${segments + 1}*`);
    post(Buffer.from(withMoa, 'utf8'));
    const { claims, outbox } = file.services;
    const made = claims.makeSecondary(sent.summary.id);
    expect(made.claim.otherCoverages?.[0]?.outpatientAdjudication).toEqual(['', '', 'MA01', 'N24']);
    claims.release(made.summary.id);
    const [written] = outbox.exportTo([made.summary.id], file.folder);
    if (!written) throw new Error('nothing was written');
    const { text } = outbox.file(written.id);
    const { findings, errors } = checkX12(text, [GUIDE_837P]);
    expect([errors, findings]).toEqual([0, []]);
    for (const segment of [
      'SBR*S*18***12****MB',
      'AMT*D*81.57',
      'MOA***MA01*N24',
      'REF*F8*PX1',
      'SVD*SMHP1*73*HC:99213**1',
      'CAS*PR*3*25',
      'DTP*573*D8*20261120',
      'AMT*EAF*25',
    ])
      expect(text).toContain(`${segment}~`);
  });

  it('takes over what was left to the patient, line by line, and gives it back when voided', () => {
    answeredClaim();
    const made = file.services.claims.makeSecondary(sent.summary.id);
    expect(balances(made.summary.id)).toEqual({ ar_insurer: 3842 });
    expect(balances(sent.summary.id)).not.toHaveProperty('ar_patient');
    expect(made.lineMoney.map((line) => line.insurerBalanceCents)).toEqual([2500, 0, 1342]);
    file.services.claims.void(made.summary.id, 'Not needed');
    expect(balances(made.summary.id)).toEqual({});
    expect(balances(sent.summary.id)).toMatchObject({ ar_patient: 3842 });
    expect(file.services.coding.get(sent.summary.encounterId).encounter.status).toBe('billed');
  });

  it('is refused without a further coverage, and when nothing is left', () => {
    sent = sentClaim(file);
    post(answerFile(sent.claim, USUAL));
    expect(() => file.services.claims.makeSecondary(sent.summary.id)).toThrow(/No coverage after/);
    addSecondPayer(file);
    const all: Decided[] = [
      { paid: 14_500, adjustments: [] },
      { paid: 1500, adjustments: [] },
      { paid: 4000, adjustments: [] },
    ];
    const other = sentClaim(file, addDays(SERVICE_DAY, -1));
    post(answerFile(other.claim, all));
    expect(() => file.services.claims.makeSecondary(other.summary.id)).toThrow(/left to the patient/);
  });

  it('keeps its charges: those of the first claim', () => {
    answeredClaim();
    const { claim, summary } = file.services.claims.makeSecondary(sent.summary.id);
    const lines = claim.lines.map((line) => ({ ...line, chargeCents: cents(100) }));
    expect(() => file.services.claims.edit(summary.id, summary.version, { lines })).toThrow(
      /charges.*first claim/,
    );
  });

  it('rests on the answer: the remittance cannot be undone under it', () => {
    answeredClaim();
    const made = file.services.claims.makeSecondary(sent.summary.id);
    const [remittance] = file.services.remits.list();
    expect(() => remittance && file.services.remits.undo(remittance.id, 'No')).toThrow(/Void it first/);
    file.services.claims.void(made.summary.id, 'First');
    if (remittance) file.services.remits.undo(remittance.id, 'Now');
    expect(file.services.claims.get(sent.summary.id).summary.status).toBe('exported');
    expect(balances(sent.summary.id)).toMatchObject({ ar_insurer: 20_000 });
  });
});

describe('a claim that waits for the first payer', () => {
  it('is held with its reason and goes on by itself when the answer is posted', () => {
    addSecondPayer(file);
    sent = sentClaim(file);
    const { claims } = file.services;
    const waiting = claims.makeSecondary(sent.summary.id);
    expect(waiting.summary).toMatchObject({
      status: 'held',
      holdReason: expect.stringMatching(/Waits for the answer/),
    });
    expect(balances(waiting.summary.id)).toEqual({});
    expect(() => claims.release(waiting.summary.id)).toThrow(/held and cannot be/);
    post(answerFile(sent.claim, USUAL));
    const gone = claims.get(waiting.summary.id);
    expect(gone.findings.filter((f) => f.severity === 'stops')).toEqual([]);
    expect(gone.summary).toMatchObject({ status: 'ready', holdReason: '' });
    expect(gone.claim.otherCoverages?.[0]).toMatchObject({ paidCents: 8157 });
    expect(balances(waiting.summary.id)).toEqual({ ar_insurer: 3842 });
    expect(gone.events.at(-1)).toMatchObject({ kind: 'primary_answered', from: 'held', to: 'ready' });
  });

  it('becomes a draft when the first payer left nothing', () => {
    addSecondPayer(file);
    sent = sentClaim(file);
    const waiting = file.services.claims.makeSecondary(sent.summary.id);
    const all = sent.claim.lines.map((line) => ({ paid: line.chargeCents, adjustments: [] }));
    post(answerFile(sent.claim, all));
    const { summary, events } = file.services.claims.get(waiting.summary.id);
    expect([summary.status, events.at(-1)?.detail]).toEqual(['draft', expect.stringMatching(/left nothing/)]);
  });
});

describe('the second payer’s answer', () => {
  const SECOND: readonly Decided[] = [
    {
      paid: 2000,
      adjustments: [
        ['OA-23', 12_000],
        ['CO-45', 500],
      ],
    },
    { paid: 0, adjustments: [['OA-23', 1500]] },
    {
      paid: 1000,
      adjustments: [
        ['OA-23', 2658],
        ['PR-2', 342],
      ],
    },
  ];

  it('posts payment and patient’s part out of what was left, and writes the rest off', () => {
    answeredClaim();
    const second = sendSecondary();
    const { proof } = post(answerFile(second.claim, SECOND, { statusCode: '2' }));
    expect(proof.payments[0]?.claims[0]).toMatchObject({ outcome: 'posts', applied: true });
    expect(balances(second.summary.id)).toEqual({ contractual_adjustment: 500, ar_patient: 342 });
    expect(file.services.claims.get(second.summary.id).summary.status).toBe('paid');
    expect(file.services.claims.get(second.summary.id).summary.insurerPaidCents).toBe(3000);
  });

  it('is undone to the cent', () => {
    answeredClaim();
    const second = sendSecondary();
    const before = balances(second.summary.id);
    const { summary } = post(answerFile(second.claim, SECOND, { statusCode: '2' }));
    file.services.remits.undo(summary.id, 'Test');
    expect(balances(second.summary.id)).toEqual(before);
    expect(file.services.claims.get(second.summary.id).summary.status).toBe('exported');
  });

  it('taken back by the payer, all that was written off comes back', () => {
    answeredClaim();
    const second = sendSecondary();
    post(answerFile(second.claim, SECOND, { statusCode: '2' }));
    const decided = SECOND.map(({ paid, adjustments }) => ({
      paid,
      adjustments: adjustments.map(([c, a]) => adjusted(c, a)),
    }));
    post(remittanceFile(second.claim, [reversed(answer(second.claim, decided, { statusCode: '2' }))]));
    expect(balances(second.summary.id)).toEqual({ ar_insurer: 3842 });
    expect(file.services.claims.get(second.summary.id).summary.status).toBe('exported');
  });

  it('that comes to more than was left is held, its money waits', () => {
    answeredClaim();
    const second = sendSecondary();
    const more: Decided[] = [
      { paid: 2600, adjustments: [['OA-23', 11_900]] },
      { paid: 0, adjustments: [['OA-23', 1500]] },
      { paid: 0, adjustments: [['OA-23', 4000]] },
    ];
    const { proof } = post(answerFile(second.claim, more, { statusCode: '2' }));
    expect(proof.payments[0]?.claims[0]).toMatchObject({ outcome: 'held', applied: false });
    expect(balances(second.summary.id)).toEqual({ ar_insurer: 3842, payer_suspense: -2600 });
    expect(file.services.claims.get(second.summary.id).summary.status).toBe('exported');
  });

  it('that refuses leaves what it refuses with the payer', () => {
    answeredClaim();
    const second = sendSecondary();
    const refused = second.claim.lines.map((line): Decided => ({
      paid: 0,
      adjustments: [['CO-16', line.chargeCents]],
    }));
    post(answerFile(second.claim, refused, { statusCode: '4' }));
    expect(balances(second.summary.id)).toEqual({ ar_insurer: 3842 });
    expect(file.services.claims.get(second.summary.id).summary.status).toBe('denied');
  });

  it('is carried on to a third payer, with what both decided', () => {
    addSecondPayer(file, 2, 'CI');
    addSecondPayer(file, 3, 'MB');
    sent = sentClaim(file);
    post(answerFile(sent.claim, USUAL));
    const second = sendSecondary();
    post(answerFile(second.claim, SECOND, { statusCode: '2' }));
    const third = file.services.claims.makeSecondary(second.summary.id);
    expect(third.claim.coverage).toMatchObject({ rank: 3, insuranceType: '12' });
    expect(third.claim.otherCoverages?.map((o) => [o.rank, o.paidCents])).toEqual([
      [1, 8157],
      [2, 3000],
    ]);
    expect(third.claim.lines[2]?.detail?.adjudications?.map((a) => [a.payerIdentifier, a.paidCents])).toEqual(
      [
        [sent.claim.payer.payerIdentifier, 0],
        ['SEC02', 1000],
      ],
    );
    expect(balances(third.summary.id)).toEqual({ ar_insurer: 342 });
  });
});

describe('a claim that the payer forwarded', () => {
  it('is noted as sent and is never sent from here; its remittance finds it by the first claim’s number', () => {
    addSecondPayer(file);
    sent = sentClaim(file);
    post(answerFile(sent.claim, USUAL, { statusCode: '19' }));
    const { claims } = file.services;
    const [forwarded] = claims.list({ statuses: ['exported'], search: '', limit: 10 });
    expect(forwarded).toMatchObject({
      coverageRank: 2,
      payerName: 'Invented Plan 2',
      status: 'exported',
      followUpOn: null,
    });
    if (!forwarded) throw new Error('nothing was noted');
    expect(claims.get(forwarded.id).events).toMatchObject([{ kind: 'crossover', to: 'exported' }]);
    expect(balances(forwarded.id)).toEqual({ ar_insurer: 3842 });
    expect(claims.secondaryDue()).toEqual([]);
    expect(() => claims.startVersion(forwarded.id, { kind: 'resent', reason: 'x' })).toThrow(
      /never sent from here/,
    );
    const second = { ...claims.get(forwarded.id).claim, controlNumber: sent.claim.controlNumber };
    post(
      answerFile(
        second,
        [
          { paid: 2500, adjustments: [['OA-23', 12_000]] },
          { paid: 0, adjustments: [['OA-23', 1500]] },
          { paid: 1342, adjustments: [['OA-23', 2658]] },
        ],
        { statusCode: '2' },
      ),
    );
    expect(claims.get(forwarded.id).summary).toMatchObject({ status: 'paid', insurerPaidCents: 3842 });
    expect(claims.get(sent.summary.id).summary).toMatchObject({ status: 'paid', insurerPaidCents: 8157 });
  });

  it('takes the place of one that waited here', () => {
    addSecondPayer(file);
    sent = sentClaim(file);
    const waiting = file.services.claims.makeSecondary(sent.summary.id);
    post(answerFile(sent.claim, USUAL, { statusCode: '19' }));
    const { summary, events } = file.services.claims.get(waiting.summary.id);
    expect([summary.status, events.at(-1)?.kind]).toEqual(['exported', 'crossover']);
    expect(balances(waiting.summary.id)).toEqual({ ar_insurer: 3842 });
  });

  it('to nobody we know is told on the first claim', () => {
    sent = sentClaim(file);
    post(answerFile(sent.claim, USUAL, { statusCode: '19' }));
    expect(file.services.claims.get(sent.summary.id).events.at(-1)).toMatchObject({
      kind: 'noted',
      detail: expect.stringMatching(/no further coverage/),
    });
  });
});

it('shows the days on which to ask, by the payer', () => {
  addSecondPayer(file);
  sent = sentClaim(file);
  expect(sent.summary.followUpOn).toBe(addDays(TODAY, 21));
  post(answerFile(sent.claim, USUAL));
  expect(file.services.claims.get(sent.summary.id).summary.followUpOn).toBeNull();
  expect(sendSecondary().summary.followUpOn).toBe(addDays(TODAY, 30));
});

describe('the patient’s invoice', () => {
  const SECOND: readonly Decided[] = [
    {
      paid: 2000,
      adjustments: [
        ['OA-23', 12_000],
        ['CO-45', 500],
      ],
    },
    { paid: 0, adjustments: [['OA-23', 1500]] },
    {
      paid: 1000,
      adjustments: [
        ['OA-23', 2658],
        ['PR-2', 342],
      ],
    },
  ];

  it('tells each service once, with what both payers did and only what is left of it', () => {
    answeredClaim();
    const second = sendSecondary();
    post(answerFile(second.claim, SECOND, { statusCode: '2' }));
    const { statements } = file.services;
    const content = statements.preview(file.ids.patientId);
    expect(content.totals).toEqual({
      chargesCents: 20_000,
      insurerPaidCents: 11_157,
      discountCents: 8501,
      yourShareCents: 342,
      youPaidCents: 0,
      balanceCents: 342,
    });
    expect(content.lines.map((l) => [l.code, l.chargeCents, l.yourShareCents])).toEqual([
      ['99213', 14_500, 0],
      ['36415', 1500, 0],
      ['83036', 4000, 342],
    ]);
    expect(content.insurerNames).toEqual(['Sample Mutual Health Plan', 'Invented Plan 2']);
  });
});
