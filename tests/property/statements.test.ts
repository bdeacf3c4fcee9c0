import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceOf, openAmounts, type AccountEntry } from '#shared/domain/statements/account.ts';
import { agingOf, netOpen } from '#shared/domain/statements/aging.ts';
import { EN_US, LANGUAGES, MESSAGES, namesIn, type MessageKey } from '#shared/domain/statements/messages.ts';
import { buildStatement } from '#shared/domain/statements/statement.ts';
import { USUAL_SETTINGS } from '#shared/domain/statements/settings.ts';
import { voiceOf } from '#shared/domain/statements/voice.ts';
import { JOURNAL_KINDS, type JournalKind } from '#shared/domain/journal.ts';
import { addDays, isoDate, type IsoDate } from '#shared/kernel/dates.ts';

const FROM = isoDate('2026-01-01');
const day = (n: number): IsoDate => addDays(FROM, n);

/** A journal as it may come: any kind, backdated or not, of a family\u2019s patients, on visits or on none. */
const journals = fc.array(
  fc.record({
    kind: fc.constantFrom<JournalKind>(...JOURNAL_KINDS),
    posted: fc.integer({ min: 0, max: 200 }),
    entries: fc.array(
      fc.record({
        patientId: fc.constantFrom('a', 'b'),
        visitId: fc.constantFrom('v1', 'v2', 'v3', null),
        line: fc.constantFrom('l1', 'l2', null),
        account: fc.constantFrom(
          'ar_patient',
          'ar_patient',
          'unapplied_payments',
          'ar_insurer',
          'service_revenue',
        ),
        reason: fc.constantFrom('', 'PR-1', 'PR-2', 'PR-3', 'self', 'PR-96', 'OA-23'),
        amountCents: fc.integer({ min: -50_000, max: 50_000 }).filter((n) => n !== 0),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    /** Turns an earlier journal round, mirrored, when there is one that was not. */
    reverses: fc.option(fc.nat(30), { freq: 4 }),
  }),
  { maxLength: 30 },
);

type Drawn = typeof journals extends fc.Arbitrary<infer T> ? T : never;

function entriesOf(drawn: Drawn): AccountEntry[] {
  const reversed = new Set<number>();
  const written: AccountEntry[][] = [];
  drawn.forEach(({ kind, posted, entries, reverses }, i) => {
    const number = i + 1;
    const target = reverses === null ? undefined : written[reverses];
    const turned =
      target?.[0] && target[0].reverses === null && !reversed.has(target[0].journalNumber) ? target : null;
    if (turned?.[0]) {
      const of = turned[0];
      reversed.add(of.journalNumber);
      written.push(
        turned.map((e) => ({
          ...e,
          journalNumber: number,
          kind: 'reversal' as const,
          reverses: { number: of.journalNumber, kind: of.kind },
          postedOn: day(Math.max(posted, 0)),
          amountCents: -e.amountCents,
        })),
      );
      return;
    }
    written.push(
      entries.map((e) => ({
        journalNumber: number,
        kind,
        reverses: null,
        postedOn: day(posted),
        receivedOn: null,
        tender: null,
        patientId: e.patientId,
        visitId: e.visitId,
        serviceLineId: e.line,
        account: e.account as AccountEntry['account'],
        reason: e.reason,
        amountCents: e.amountCents,
      })),
    );
  });
  return written.flat();
}

const VISITS = ['v1', 'v2', 'v3'].map((id, i) => ({
  id,
  patientId: 'a',
  serviceOn: day(i),
  providerName: 'Dora Example',
}));
const nobody = { name: '', addressLines: [], phone: '', paymentInstructions: '' };

function statement(
  entries: readonly AccountEntry[],
  asOf: IsoDate,
  last: { asOfOn: IsoDate; journal: number } | null,
) {
  return buildStatement(
    {
      number: '1',
      issuedOn: asOf,
      asOfOn: asOf,
      practice: nobody,
      addressee: { name: 'Ana', accountNumber: '1', addressLines: [] },
      patients: [
        { id: 'a', name: 'Ana' },
        { id: 'b', name: 'Ben' },
      ],
      entries: entries.filter((e) => e.postedOn <= asOf),
      visits: VISITS,
      last,
    },
    USUAL_SETTINGS,
    voiceOf({ language: 'en-US', currency: 'USD', paper: 'letter' }),
  );
}

describe('a statement of any ledger', () => {
  test('comes to the ledger, its lines to its totals, its buckets to what is due', () => {
    fc.assert(
      fc.property(
        journals,
        fc.integer({ min: 0, max: 220 }),
        fc.option(fc.record({ on: fc.nat(220), journal: fc.nat(31) })),
        (drawn, at, before) => {
          const entries = entriesOf(drawn);
          const asOf = day(at);
          const last =
            before === null ? null : { asOfOn: day(Math.min(before.on, at)), journal: before.journal };
          const told = statement(entries, asOf, last);
          const ledger = balanceOf(entries.filter((e) => e.postedOn <= asOf));
          expect(told.dueCents).toBe(ledger);
          const lines = told.rows.reduce((sum, row) => sum + row.amountCents, 0);
          expect(told.previousCents + lines).toBe(told.dueCents);
          expect(told.newCents - told.paidCents).toBe(lines);
          expect(told.aging.reduce((sum, c) => sum + c, 0)).toBe(told.dueCents);
          expect(told.rows.every((row) => row.amountCents !== 0 && row.text !== '')).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a next statement begins where the last one ended, backdated entries included', () => {
    fc.assert(
      fc.property(journals, fc.nat(30), fc.integer({ min: 0, max: 200 }), (drawn, seen, at) => {
        const entries = entriesOf(drawn);
        const known = entries.filter((e) => e.journalNumber <= seen);
        const first = statement(known, day(at), null);
        const next = statement(entries, day(220), { asOfOn: day(at), journal: seen });
        expect(next.previousCents).toBe(first.dueCents);
        expect(next.dueCents).toBe(balanceOf(entries));
      }),
      { numRuns: 300 },
    );
  });

  test('credits lessen the oldest first and no cent is lost', () => {
    fc.assert(
      fc.property(journals, (drawn) => {
        const open = openAmounts(entriesOf(drawn));
        const sum = open.reduce((total, o) => total + o.amountCents, 0);
        const net = netOpen(open, day(220));
        expect(net.reduce((total, o) => total + o.amountCents, 0)).toBe(sum);
        expect(agingOf(open, day(220)).reduce((total, c) => total + c, 0)).toBe(sum);
        if (sum > 0) expect(net.every((o) => o.amountCents > 0)).toBe(true);
      }),
    );
  });
});

describe('the catalogue of texts', () => {
  test('is complete in each language, with the same things to fill in', () => {
    for (const language of LANGUAGES)
      for (const key of Object.keys(EN_US) as MessageKey[]) {
        const text = MESSAGES[language][key];
        expect(typeof text, `${language} ${key}`).toBe('string');
        const known = namesIn(EN_US[key]);
        for (const name of namesIn(text)) expect(known, `${language} ${key}`).toContain(name);
        if (EN_US[key] !== '') expect(text, `${language} ${key}`).not.toBe('');
      }
  });

  test('money and days read as in the country of the currency', () => {
    const es = voiceOf({ language: 'es', currency: 'USD', paper: 'letter' });
    expect(es.money(123_456)).toBe('$1,234.56');
    expect(es.day(isoDate('2026-03-03'))).toBe('3 de marzo de 2026');
    const gb = voiceOf({ language: 'en-GB', currency: 'GBP', paper: 'a4' });
    expect(gb.money(-123_456)).toBe('\u2212\u00a31,234.56');
    expect(gb.day(isoDate('2026-03-03'))).toBe('3 March 2026');
    const spain = voiceOf({ language: 'es', currency: 'EUR', paper: 'a4' });
    expect(spain.money(123_456)).toMatch(/^1\.?234,56\u00a0\u20ac$/);
    expect(spain.say('due.by', { day: 'x' })).toBe('Pague antes del x');
  });
});
