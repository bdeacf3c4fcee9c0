import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { addDays } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import {
  addPatient,
  era,
  makeWorkFile,
  sentClaim,
  SERVICE_DAY,
  type WorkFile,
} from '#tests/support/work-file.ts';

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

function balances(): Record<string, number> {
  const rows = file
    .db()
    .all<{ account: string; n: number }>(
      sql`SELECT account, SUM(amount_cents) AS n FROM journal_entry GROUP BY account HAVING SUM(amount_cents) <> 0`,
    );
  return Object.fromEntries(rows.map((row) => [row.account, row.n]));
}

function journals(): number {
  return file.db().get<{ n: number }>(sql`SELECT COUNT(*) AS n FROM journal`)?.n ?? -1;
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

describe('posting a remittance', () => {
  it('proves the sums first, then posts the whole file as one journal', () => {
    const { remits, claims } = file.services;
    const received = remits.receive('a.835', era([sent.claim]));
    expect(received.proof).toMatchObject({ balanced: true, postable: true, alreadyPosted: false });
    expect(received.summary.status).toBe('waiting');
    const before = journals();
    const { summary, proof } = remits.post(received.summary.id);
    expect(journals()).toBe(before + 1);
    expect(summary.status).toBe('posted');
    expect(balances()).toEqual(
      expect.objectContaining({ ar_patient: 3842, check: 8157, contractual_adjustment: 8001 }),
    );
    expect(balances()['ar_insurer']).toBeUndefined();
    expect(proof.payments[0]?.claims[0]).toMatchObject({
      outcome: 'posts',
      paidCents: 8157,
      patientCents: 3842,
    });
    const claim = claims.get(sent.summary.id);
    expect(claim.summary).toMatchObject({ status: 'paid', insurerPaidCents: 8157, insurerBalanceCents: 0 });
    expect(claim.lineMoney.map((line) => line.insurerPaidCents)).toEqual([7300, 857, 0]);
    expect(claim.lineMoney.map((line) => line.patientCents)).toEqual([2500, 0, 1342]);
  });

  it('uses a copay of the visit for what the patient owes, and still tells rightly what the insurer paid', () => {
    const patientId = addPatient(file.patients, file.ids.payerId, 'Berta', '2002');
    const other = sentClaim(file, addDays(SERVICE_DAY, -2), patientId);
    file.services.ledger.takePayment({
      patientId,
      encounterId: other.summary.encounterId,
      amountCents: cents(2500),
      tender: 'card',
      receivedOn: SERVICE_DAY,
      note: 'copay',
      requestId: '00000000-0000-4000-8000-00000000000b',
    });
    const { remits, claims, ledger } = file.services;
    remits.post(remits.receive('b.835', era([other.claim])).summary.id);
    expect(ledger.patient(patientId).totals).toEqual({
      chargesCents: 20_000,
      insurancePaidCents: 8157,
      contractualCents: 8001,
      patientPaidCents: 2500,
      writeOffCents: 0,
      insurerBalanceCents: 0,
      patientBalanceCents: 1342,
      unappliedCents: 0,
    });
    expect(claims.get(other.summary.id).lineMoney.map((line) => line.insurerPaidCents)).toEqual([
      7300, 857, 0,
    ]);
  });

  it('leaves a denied claim with the insurer', () => {
    const { remits, claims } = file.services;
    const denied = new Set([sent.claim.controlNumber]);
    const { summary } = remits.post(remits.receive('d.835', era([sent.claim], { denied })).summary.id);
    expect(summary).toMatchObject({ status: 'posted', journalId: null });
    expect(claims.get(sent.summary.id).summary).toMatchObject({
      status: 'denied',
      insurerBalanceCents: 20_000,
    });
    expect(remits.undo(summary.id, 'Test').summary.status).toBe('undone');
    expect(claims.get(sent.summary.id).summary.status).toBe('exported');
  });
});

describe('a bad file', () => {
  const nothingChanged = (work: () => unknown, sentence: RegExp): void => {
    const before = balances();
    expect(work).toThrow(sentence);
    expect(balances()).toEqual(before);
    expect(file.services.claims.get(sent.summary.id).summary.status).toBe('exported');
  };

  it('cut off anywhere is refused whole and not kept', () => {
    const whole = text(era([sent.claim]));
    const segments = whole.split('~').length;
    for (let cut = 1; cut < segments - 1; cut += 1) {
      const part = whole.split('~').slice(0, cut).join('~');
      nothingChanged(
        () => file.services.remits.receive('cut.835', Buffer.from(part)),
        /Nothing was changed\.$/,
      );
    }
    expect(file.services.remits.list()).toEqual([]);
  });

  it.each([
    ['the payment', 'BPR*I*81.57*', 'BPR*I*81.58*'],
    ['the claim', '*200*81.57*', '*200*81.56*'],
    ['a line', 'CAS*CO*45*6.43', 'CAS*CO*45*6.42'],
  ])(
    'whose sums are off by a cent at %s is kept with the reason, and never posted',
    (_level, right, wrong) => {
      const spoiled = text(era([sent.claim])).replace(right, wrong);
      expect(spoiled).not.toBe(text(era([sent.claim])));
      const { proof, summary } = file.services.remits.receive('off.835', Buffer.from(spoiled));
      expect(proof).toMatchObject({ balanced: false, postable: false });
      expect(proof.refusal).toMatch(/do not agree.*segment \d+/);
      nothingChanged(() => file.services.remits.post(summary.id), /do not agree/);
      expect(file.services.remits.list().map((r) => r.status)).toEqual(['waiting']);
    },
  );

  it.each([
    ['no X12 at all', 'date;amount\n2026-11-20;81.57\n', /not an X12 file/],
    ['an empty file', '', /empty/],
    ['claims instead of a remittance', 'claims', /not a remittance/],
  ])('that is %s is refused with one sentence', (_what, content, sentence) => {
    const { outbox } = file.services;
    const [made] = file.services.claims.files();
    const body = content === 'claims' && made ? outbox.file(made.id).text : content;
    nothingChanged(() => file.services.remits.receive('x.835', Buffer.from(body)), sentence);
    expect(file.services.remits.list()).toEqual([]);
  });
});

/** Uses up what is free within the pages that there are, so that the next write needs a new one. */
function fillFreePages(): void {
  for (const size of [3000, 800, 200])
    for (let i = 0; i < 60; i += 1) {
      try {
        const value = JSON.stringify('x'.repeat(size));
        transaction(file.db(), (w) =>
          w.run(sql`INSERT INTO setting (key, value) VALUES (${`fill ${size} ${i}`}, ${value})`),
        );
      } catch {
        break;
      }
    }
}

describe('a disk that is full', () => {
  it('while posting changes nothing, and posting works once there is room', () => {
    const { remits, claims } = file.services;
    const { summary } = remits.receive('a.835', era([sent.claim]));
    const before = [balances(), journals()];
    const raw = rawOf(file.db());
    const pages = Number(raw.pragma('page_count', { simple: true }));
    raw.pragma(`max_page_count = ${pages}`);
    fillFreePages();
    expect(() => remits.post(summary.id)).toThrow(/full/);
    expect([balances(), journals()]).toEqual(before);
    expect(claims.get(sent.summary.id).summary.status).toBe('exported');
    expect(remits.get(summary.id).summary.status).toBe('waiting');
    raw.pragma(`max_page_count = ${pages + 10_000}`);
    expect(remits.post(summary.id).summary.status).toBe('posted');
  });
});

describe('the same remittance twice', () => {
  it('is recognised by its content, whatever it is called', () => {
    const { remits } = file.services;
    const bytes = era([sent.claim]);
    const first = remits.receive('a.835', bytes);
    expect(remits.receive('copy of a.835', bytes).summary.id).toBe(first.summary.id);
    remits.post(first.summary.id);
    const posted = balances();
    expect(() => remits.receive('b.835', bytes)).toThrow(
      /posted before under the name a.835. Nothing was posted again/,
    );
    expect(() => remits.post(first.summary.id)).toThrow(/posted already/);
    expect(balances()).toEqual(posted);
  });

  it('is recognised by check number, payer and amount when the bytes differ', () => {
    const { remits } = file.services;
    remits.post(remits.receive('a.835', era([sent.claim])).summary.id);
    const posted = balances();
    const reformatted = Buffer.from(text(era([sent.claim])).replaceAll('~\n', '~\r\n'));
    const { summary, proof } = remits.receive('b.835', reformatted);
    expect(proof).toMatchObject({ alreadyPosted: true, postable: false });
    expect(() => remits.post(summary.id)).toThrow(/T1000 was posted on 2026-11-23 from the file a.835/);
    expect(balances()).toEqual(posted);
    remits.discard(summary.id);
    expect(remits.list()).toHaveLength(1);
  });
});

describe('claims that are not ours', () => {
  it('are kept as unmatched, and their money is not lost', () => {
    const { remits } = file.services;
    const foreign = {
      ...sent.claim,
      controlNumber: 'OTHER-77',
      lines: sent.claim.lines.map((l) => ({
        ...l,
        serviceLineId: '99999999-9999-4999-8999-999999999999' as never,
      })),
    };
    const { summary } = remits.post(remits.receive('o.835', era([foreign])).summary.id);
    expect(summary).toMatchObject({ claimCount: 1, unmatchedCount: 1 });
    expect(balances()).toMatchObject({ check: 8157, payer_suspense: -8157, ar_insurer: 20_000 });
    expect(remits.unmatched()).toMatchObject([
      { controlNumber: 'OTHER-77', paidCents: 8157, fileName: 'o.835' },
    ]);
    expect(file.services.claims.get(sent.summary.id).summary.status).toBe('exported');
  });
});

describe('undoing', () => {
  it('takes the whole file back by one reversal, and it can be posted once more', () => {
    const { remits, claims } = file.services;
    const start = balances();
    const { summary } = remits.post(remits.receive('a.835', era([sent.claim])).summary.id);
    const posted = balances();
    const before = journals();
    expect(remits.undo(summary.id, 'Wrong day').summary.status).toBe('undone');
    expect(journals()).toBe(before + 1);
    expect(balances()).toEqual(start);
    expect(claims.get(sent.summary.id).summary).toMatchObject({ status: 'exported', insurerPaidCents: 0 });
    expect(() => remits.undo(summary.id, 'Again')).toThrow(/not posted/);
    expect(() => remits.post(summary.id)).toThrow(/Open its file again/);
    const again = remits.receive('a.835', era([sent.claim]));
    expect(again.summary).toMatchObject({ id: summary.id, status: 'waiting' });
    remits.post(again.summary.id);
    expect(balances()).toEqual(posted);
    expect(claims.get(sent.summary.id).events.map((e) => e.kind)).toEqual([
      'created',
      'released',
      'exported',
      'remittance',
      'reversed',
      'remittance',
    ]);
  });

  it('is refused when a later remittance moved the claim, and changes nothing', () => {
    const { remits } = file.services;
    const denied = new Set([sent.claim.controlNumber]);
    const first = remits.post(remits.receive('d.835', era([sent.claim], { denied })).summary.id);
    remits.post(remits.receive('p.835', era([sent.claim], { trace: 'T1001' })).summary.id);
    const posted = balances();
    expect(() => remits.undo(first.summary.id, 'No')).toThrow(/moved on since/);
    expect(balances()).toEqual(posted);
  });

  it('shows a posted file as it was planned then', () => {
    const { remits } = file.services;
    const { summary } = remits.post(remits.receive('a.835', era([sent.claim])).summary.id);
    const { proof } = remits.get(summary.id);
    expect(proof).toMatchObject({ alreadyPosted: true, postable: false, balanced: true });
    expect(proof.payments[0]?.claims[0]).toMatchObject({ outcome: 'posts', contractualCents: 8001 });
  });

  it('only a waiting file can be taken off the list', () => {
    const { remits } = file.services;
    const { summary } = remits.post(remits.receive('a.835', era([sent.claim])).summary.id);
    expect(() => remits.discard(summary.id)).toThrow(/not posted/);
  });
});

it('checks a file without keeping anything', () => {
  const { remits } = file.services;
  expect(remits.check('a.835', era([sent.claim])).postable).toBe(true);
  expect(remits.list()).toEqual([]);
});
