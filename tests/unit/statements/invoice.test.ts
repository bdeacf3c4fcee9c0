import { describe, expect, test } from 'vitest';
import { cents } from '#shared/kernel/money.ts';
import { InvoiceContent } from '#shared/domain/invoice.ts';
import { buildInvoice, type InvoiceFacts, type InvoiceLineFacts } from '#shared/domain/statements/invoice.ts';
import { dayWords, dollars, listWords, shareSentence } from '#shared/domain/statements/words.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { goldenJson, scenarioFacts } from '#tests/support/paper.ts';

function firstLine(facts: InvoiceFacts): InvoiceLineFacts {
  const [line] = facts.lines;
  if (!line) throw new Error('no line');
  return line;
}

/** An invoice of one line of the scenario, changed. */
function single(line: Partial<InvoiceLineFacts>, more: Partial<InvoiceFacts> = {}): InvoiceContent {
  const facts = scenarioFacts();
  const changed = { ...firstLine(facts), ...line };
  const owed = changed.patientShares.reduce((sum, s) => sum + s.amountCents, 0);
  return buildInvoice({ ...facts, lines: [changed], payments: [], ledgerBalanceCents: cents(owed), ...more });
}

describe('the invoice', () => {
  test('tells the scenario', () => {
    expect(buildInvoice(scenarioFacts())).toEqual(goldenJson('invoice', 'scenario'));
  });

  test('has the form that is kept and shown', () => {
    expect(InvoiceContent.parse(buildInvoice(scenarioFacts())).totals).toEqual({
      chargesCents: 20000,
      insurerPaidCents: 8157,
      discountCents: 8001,
      yourShareCents: 3842,
      youPaidCents: 2500,
      balanceCents: 1342,
    });
  });

  test('is refused when it does not come to the balance of the ledger', () => {
    expect(() => buildInvoice({ ...scenarioFacts(), ledgerBalanceCents: cents(1341) })).toThrow(RangeError);
    expect(() => buildInvoice({ ...scenarioFacts(), payments: [] })).toThrow(RangeError);
  });

  test('is refused when more was settled than charged', () => {
    expect(() => single({ insurerPaidCents: cents(14000) })).toThrow('More was settled than charged');
  });

  test('says what is still with the insurer and does not ask for it', () => {
    const content = single({ contractualCents: cents(4000) });
    expect(content.lines[0]?.because).toBe(
      '$25.00 is your copay, the fixed amount that your plan asks of you for a visit. $7.00 is still with your insurer; you are not asked for it now.',
    );
    expect(content.totals.balanceCents).toBe(2500);
  });

  test('gives each part of a share its own sentence', () => {
    const content = single({
      contractualCents: cents(3700),
      patientShares: [
        { reason: 'PR-1', amountCents: cents(1500) },
        { reason: 'PR-2', amountCents: cents(2000) },
      ],
    });
    expect(content.lines[0]?.because).toMatch(
      /\$15\.00 toward your yearly deductible.*leaves \$20\.00 to you/,
    );
  });

  test('without an insurer speaks of none', () => {
    const content = single(
      {
        insurerPaidCents: cents(0),
        contractualCents: cents(0),
        patientShares: [{ reason: 'self', amountCents: cents(14500) }],
      },
      { insurerNames: [] },
    );
    expect(content.summary).toBe(
      'The charge for your visit on March 3, 2026 was $145.00. $145.00 remains to be paid.',
    );
    expect(content.lines[0]?.because).toBe('No insurer was billed for this, so $145.00 is yours to pay.');
  });

  test('speaks of a credit when more was paid than is owed', () => {
    const facts = scenarioFacts();
    const payments = facts.payments.map((p) => ({ ...p, amountCents: cents(5000) }));
    const { summary } = buildInvoice({ ...facts, payments, ledgerBalanceCents: cents(-1158) });
    expect(summary).toContain('$11.58 is to your credit');
  });

  test('spans several visits', () => {
    const facts = scenarioFacts();
    const lines = facts.lines.map((l, i) => ({ ...l, serviceOn: isoDate(`2026-03-0${9 - i}`) }));
    expect(buildInvoice({ ...facts, lines }).summary).toContain('visits from March 7, 2026 to March 9, 2026');
  });
});

describe('its words', () => {
  test('days, amounts and lists read as in a letter', () => {
    expect(dayWords(isoDate('2026-12-01'))).toBe('December 1, 2026');
    expect(dollars(123456)).toBe('$1,234.56');
    expect(dollars(-5)).toBe('\u2212$0.05');
    expect(listWords(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listWords([])).toBe('');
  });

  test('name an unusual reason with its code, so that the insurer can be asked', () => {
    expect(shareSentence('PR-96', 1200)).toBe(
      'Your insurer leaves $12.00 to you: not covered (its reason code is PR-96).',
    );
    expect(shareSentence('PR-ZZ9', 1200)).toContain('PR-ZZ9');
  });
});
