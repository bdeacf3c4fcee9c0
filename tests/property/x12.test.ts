import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import { cents, x12Amount } from '#shared/kernel/money.ts';
import { claimTotal } from '#shared/domain/claim.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Adjustment, RemitClaim, RemitLine, RemitPayment } from '#shared/domain/remittance.ts';
import { withoutDot } from '#shared/domain/encounter.ts';
import { STANDARD_DELIMITERS } from '#shared/domain/x12/characters.ts';
import { read835 } from '#shared/domain/x12/read-835.ts';
import { readSegments } from '#shared/domain/x12/segments.ts';
import { write835 } from '#shared/domain/x12/write-835.ts';
import { write837p } from '#shared/domain/x12/write-837p.ts';
import { toSegmentData, writeInterchange, writeSegments } from '#shared/domain/x12/writer.ts';
import type { SegmentData } from '#shared/domain/x12/writer.ts';
import { TEST_ENVELOPE, claimWith, scenarioClaim } from '#tests/support/claims.ts';
import { PAYER_ENVELOPE } from '#tests/support/remits.ts';

const word = fc.stringMatching(/^[A-Z0-9][A-Z0-9 .,'()&-]{0,12}[A-Z0-9]$/);
const maybe = fc.oneof(fc.constant(''), word);
const amount = fc.integer({ min: -9_999_999_99, max: 9_999_999_99 }).map(cents);
const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(isoDate('1990-01-01'), n));
const quantity = fc.option(fc.integer({ min: -99, max: 9999 }).map((n) => n / 10));
const code = fc.stringMatching(/^[0-9]{5}$/);
const modifiers = fc.array(fc.stringMatching(/^[A-Z0-9]{2}$/), { maxLength: 4 });

const adjustment: fc.Arbitrary<Adjustment> = fc.record({
  group: fc.constantFrom('CO', 'PR', 'OA', 'PI'),
  reason: fc.constantFrom('1', '2', '3', '45', '97', '253', 'A1'),
  amountCents: amount,
  quantity,
});
const adjustments = fc.array(adjustment, { maxLength: 9 });
const remarks = fc.array(fc.constantFrom('N130', 'MA01', 'M15'), { maxLength: 5 });

const line: fc.Arbitrary<RemitLine> = fc.record({
  segment: fc.constant(0),
  code,
  modifiers,
  submittedCode: fc.oneof(fc.constant(''), code),
  chargeCents: amount,
  paidCents: amount,
  units: quantity,
  serviceDate: fc.option(day),
  lineControl: fc.oneof(fc.constant(''), fc.stringMatching(/^[0-9A-F]{30}$/)),
  allowedCents: fc.option(amount),
  adjustments,
  remarks,
});

const claim: fc.Arbitrary<RemitClaim> = fc.record({
  segment: fc.constant(0),
  controlNumber: word,
  statusCode: fc.constantFrom('1', '2', '3', '4', '19', '22', '25'),
  chargeCents: amount,
  paidCents: amount,
  patientResponsibilityCents: amount,
  filingIndicator: fc.constantFrom('12', 'MB', 'MC'),
  payerControlNumber: maybe,
  patientLastName: maybe,
  patientFirstName: maybe,
  memberId: maybe,
  serviceFrom: fc.option(day),
  adjustments,
  remarks,
  lines: fc.array(line, { maxLength: 4 }),
});

const remittance: fc.Arbitrary<RemitPayment> = fc.record({
  segment: fc.constant(0),
  amountCents: amount,
  handling: fc.constantFrom('I', 'H', 'C'),
  creditDebit: fc.constantFrom('C', 'D'),
  method: fc.constantFrom('ACH', 'CHK', 'NON'),
  paidOn: fc.option(day),
  traceNumber: word,
  originatorId: maybe,
  payerName: word,
  payerIdentifier: maybe,
  payeeName: word,
  payeeNpi: fc.constantFrom('', '1234567893'),
  claims: fc.array(claim, { maxLength: 3 }),
  providerAdjustments: fc.array(
    fc.record({
      segment: fc.constant(0),
      providerId: word,
      reason: fc.constantFrom('WO', 'FB', 'L6', '72'),
      reference: maybe,
      amountCents: amount,
    }),
    { maxLength: 3 },
  ),
});

/** Segment numbers say where something stood, which writing does not keep. */
function placeless(payments: readonly RemitPayment[]): unknown {
  return JSON.parse(JSON.stringify(payments, (key, value: unknown) => (key === 'segment' ? 0 : value)));
}

/**
 * What is read more than was said: the remarks of a claim are its MOA, which the reader also keeps as it
 * stands, and the tax number of the payee stands in the envelope (1000B REF*TJ).
 */
function asRead(payment: RemitPayment): RemitPayment {
  const claims = payment.claims.map((c) =>
    c.remarks.length === 0 ? c : { ...c, outpatientAdjudication: ['', '', ...c.remarks] },
  );
  return { ...payment, payeeTaxId: PAYER_ENVELOPE.payeeTaxId, claims };
}

describe('remittances', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(remittance, { minLength: 1, maxLength: 3 }), (payments) => {
        const read = read835(write835(payments, PAYER_ENVELOPE));
        if (!read.ok) throw read.problem;
        expect(placeless(read.payments)).toEqual(placeless(payments.map(asRead)));
      }),
      { numRuns: 150 },
    );
  });

  it('never throw anything but a sentence, whatever the text', () => {
    const file = write835([], PAYER_ENVELOPE);
    const pieces = fc.constantFrom(
      'ISA',
      '*',
      '~',
      ':',
      '\n',
      'CLP',
      'SVC*',
      'CAS*CO*45*',
      '1',
      '-',
      'é',
      file,
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), (parts) => {
        const read = read835(parts.join(''));
        expect(read.ok || read.problem.message.endsWith(' Nothing was changed.')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('segments', () => {
  const element = fc.oneof(maybe, fc.array(maybe, { minLength: 2, maxLength: 4 }));
  const segment = fc
    .tuple(fc.stringMatching(/^[B-Z][A-Z0-9]{1,2}$/), fc.array(element, { minLength: 1, maxLength: 8 }))
    .map(([id, elements]): SegmentData => [id, ...elements]);
  const delimiters = fc
    .uniqueArray(fc.constantFrom('*', ':', '^', '~', '|', '>', '!', '\\', '\u001c', '\n'), {
      minLength: 4,
      maxLength: 4,
    })
    .filter(([e = '', c = '', r = '', t = '']) => !/\s/.test(e + c + r) && e !== '\u001c' && t !== '')
    .map(([e = '*', c = ':', r = '^', t = '~']) => ({
      element: e,
      component: c,
      repetition: r,
      terminator: t,
    }));

  it('stay the same through writing, reading and writing again, with any delimiters', () => {
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 12 }), delimiters, (segments, d) => {
        const isa: SegmentData = [
          'ISA',
          ...Array<string>(10).fill('00'),
          d.repetition,
          '00501',
          '1',
          '0',
          'T',
          d.component,
        ];
        const once = writeSegments([isa, ...segments], d, '').text;
        const read = [...readSegments(once)];
        expect(read).toHaveLength(segments.length + 1);
        expect(writeSegments(read.map(toSegmentData), d, '').text).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it('never let data break the structure', () => {
    const kind = { functionalCode: 'HC', transaction: '837', version: '005010X222A1', convention: '' };
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }), (values) => {
        const { text } = writeInterchange(TEST_ENVELOPE, kind, [[['NM1', 'X', ...values, 'END']]]);
        const found = [...readSegments(text)];
        expect(found).toHaveLength(7);
        expect(found[3]?.elements).toHaveLength(values.length + 3);
        expect(found[0]?.delimiters).toEqual(STANDARD_DELIMITERS);
      }),
    );
  });
});

type X12 = typeof import('node-x12');
const { X12Parser } = createRequire(import.meta.url)('node-x12') as X12;

describe('claims', () => {
  const variant: fc.Arbitrary<ProfessionalClaim> = fc
    .record({
      controlNumber: fc.stringMatching(/^[A-Z0-9]{1,14}$/),
      diagnoses: fc.uniqueArray(fc.constantFrom('E11.9', 'I10', 'J06.9', 'Z79.4'), { minLength: 1 }),
      charges: fc.array(fc.integer({ min: 1, max: 999_999_99 }), { minLength: 1, maxLength: 3 }),
      relationship: fc.constantFrom('18' as const, '01' as const, '19' as const),
    })
    .map(({ controlNumber, diagnoses, charges, relationship }) => {
      const base = scenarioClaim();
      return claimWith({
        controlNumber,
        diagnoses,
        coverage: { ...base.coverage, relationship },
        lines: base.lines
          .slice(0, charges.length)
          .map((l, i) => ({ ...l, chargeCents: cents(charges[i] ?? 1) })),
      });
    });

  it('are found again, fact by fact, by an independent parser', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(variant, { minLength: 1, maxLength: 4, selector: (c) => c.controlNumber }),
        (claims) => {
          const parsed = new X12Parser(true).parse(write837p({ claims, envelope: TEST_ENVELOPE }));
          if (!('functionalGroups' in parsed)) throw new Error('One interchange was expected.');
          const segments = parsed.functionalGroups[0]?.transactions[0]?.segments ?? [];
          const of = (tag: string) =>
            segments.filter((s) => s.tag === tag).map((s) => s.elements.map((e) => e.value));
          const clm = new Map(of('CLM').map((e) => [e[0], e]));
          expect(clm.size).toBe(claims.length);
          for (const c of claims) expect(clm.get(c.controlNumber)?.[1]).toBe(x12Amount(claimTotal(c)));
          expect(of('SV1')).toHaveLength(claims.reduce((n, c) => n + c.lines.length, 0));
          const written = claims.map((c) =>
            c.diagnoses.map((d, i) => `${i === 0 ? 'ABK' : 'ABF'}:${withoutDot(d)}`).join('*'),
          );
          expect(
            of('HI')
              .map((e) => e.join('*'))
              .sort(),
          ).toEqual(written.sort());
          expect(of('PAT')).toHaveLength(
            new Set(
              claims.filter((c) => c.coverage.relationship !== '18').map((c) => c.coverage.relationship),
            ).size,
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
