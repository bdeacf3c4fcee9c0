import { describe, expect, it } from 'vitest';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { CODING_RULES } from '#shared/domain/coding/coding-rules.ts';
import type { ScrubContext } from '#shared/domain/scrub/facts.ts';
import { scrub } from '#shared/domain/scrub/scrub.ts';
import { SCRUB_RULES, SHARED_RULES } from '#shared/domain/scrub/scrub-rules.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { claimWith, dependentClaim, scenarioClaim } from '#tests/support/claims.ts';
import { clearEdits, starterLookup } from '#tests/support/coding.ts';
import {
  CASES,
  coverage,
  facility,
  line,
  medicare,
  others,
  patient,
  SHARED_CASES,
  type Case,
} from './corpus/planted-basics.ts';
import { PLANTED_CIRCUMSTANCES } from './corpus/planted-circumstances.ts';
import { PLANTED_PARTIES } from './corpus/planted-parties.ts';
import { PLANTED_MONEY } from './corpus/planted-money.ts';
import { RIGHT_CLAIMS } from './corpus/right-claims.ts';

const base = scenarioClaim();
const context: ScrubContext = {
  lookup: starterLookup,
  edits: clearEdits,
  today: isoDate('2026-03-04'),
  otherClaims: [],
};
const right: readonly (readonly [string, ProfessionalClaim])[] = [
  ['the scenario', base],
  ['a Medicare claim at home', medicare()],
  ['a child insured through a parent', dependentClaim()],
  ['services at a facility with its own NPI', facility({ npi: '1234567893' })],
  ['two days on one claim', line(3, { serviceDate: isoDate('2026-03-04') })],
  ['a name with an apostrophe and a hyphen', patient({ lastName: 'Fictive', phone: '' })],
  ['lower-case letters in the member id', coverage({ memberId: 'inv000111222' })],
  ['the last day of the coverage', coverage({ activeTo: base.serviceDate })],
];

/** The day on which claims with an answer of another payer are checked. */
const LATER = isoDate('2026-03-20');
/** Numbers of procedures that the starter set does not have stand in the practice's own fee schedule. */
const feesOf = (claim: ProfessionalClaim) => (code: string) => {
  const line = claim.lines.find((l) => l.code === code);
  return line && line.units > 0 ? cents(Math.round(line.chargeCents / line.units)) : null;
};

const PLANTED: readonly Case[] = [...PLANTED_CIRCUMSTANCES, ...PLANTED_PARTIES, ...PLANTED_MONEY].map(
  ([rule, says, field, claim, more]) => ({
    rule,
    says,
    field,
    claim,
    context: { today: LATER, fee: feesOf(claim), ...more },
  }),
);
const ALL_CASES = [...CASES, ...PLANTED, ...SHARED_CASES];

describe('scrub', () => {
  it.each(ALL_CASES)('$rule finds: $says', ({ rule, claim, field, context: more }) => {
    const found = scrub(claim, { ...context, ...more }).filter((f) => f.rule === rule);
    expect(found.map((f) => f.field)).toContain(field);
    for (const finding of found) expect(finding.message).toMatch(/^["A-Z0-9].*\.$/);
  });

  it.each([...CASES, ...SHARED_CASES])('$rule weighs as it says: $says', ({ rule, claim, context: more }) => {
    const severity = [...SCRUB_RULES, ...CODING_RULES].find((r) => r.name === rule)?.severity;
    for (const finding of scrub(claim, { ...context, ...more }).filter((f) => f.rule === rule))
      expect(finding.severity).toBe(severity);
  });

  it('plants at least a hundred errors, and one for every rule of its own', () => {
    expect(ALL_CASES.length).toBeGreaterThanOrEqual(100);
    const planted = new Set([...CASES, ...PLANTED].map((c) => c.rule));
    expect(SCRUB_RULES.filter((r) => !planted.has(r.name)).map((r) => r.name)).toEqual([]);
  });

  it('stops nothing else because of a planted error but what follows from it', () => {
    // No error may hide behind a rule that could not be run.
    for (const { claim, context: more } of ALL_CASES)
      expect(scrub(claim, { ...context, ...more }).filter((f) => f.field === '')).toEqual([]);
  });

  it('has at least thirty right claims of many kinds', () => {
    expect(RIGHT_CLAIMS.length).toBeGreaterThanOrEqual(30);
  });

  it.each(RIGHT_CLAIMS)('stops nothing in the right claim: %s', (_, claim) => {
    const findings = scrub(claim, { ...context, today: LATER, fee: feesOf(claim) });
    expect(findings.filter((f) => f.severity === 'stops')).toEqual([]);
  });

  it.each(right)('stops nothing in %s', (_, claim) => {
    expect(scrub(claim, context).filter((f) => f.severity === 'stops')).toEqual([]);
  });

  it('finds nothing at all in the scenario', () => {
    expect(scrub(base, { ...context, fee: feesOf(base) })).toEqual([]);
  });

  it.each(SCRUB_RULES.map((r) => r.name))('%s is silent on the scenario', (name) => {
    expect(scrub(base, context).some((f) => f.rule === name)).toBe(false);
  });

  it("takes a replacement that names the payer's number, however late", () => {
    const findings = scrub(claimWith({ frequency: '7' }), {
      ...context,
      payerControlNumber: 'ICN123',
      today: isoDate('2027-03-04'),
    });
    expect(findings).toEqual([]);
  });

  it('does not take a claim for the duplicate of itself, or of a service on another day', () => {
    const same = others([['99213'], ['36415'], ['83036', 'QW']]).otherClaims ?? [];
    const itself = same.map((o) => ({ ...o, controlNumber: base.controlNumber }));
    const otherDay = same.map((o) => ({ ...o, serviceDate: isoDate('2026-02-03') }));
    expect(scrub(base, { ...context, otherClaims: [...itself, ...otherDay] })).toEqual([]);
  });

  it('says a missing CLIA number once', () => {
    const findings = scrub(claimWith({ clia: '' }), context).filter((f) => f.message.includes('CLIA'));
    expect(findings.map((f) => f.rule)).toEqual(['clia-number']);
  });

  it('shares every coding rule but those it says more strictly, and hints for the coder alone', () => {
    const shared = new Set(SHARED_RULES.map((r) => r.name));
    const left = CODING_RULES.filter((r) => !shared.has(r.name));
    expect(left.map((r) => r.name)).toEqual(
      expect.arrayContaining(['lab-test-without-clia', 'charge-missing']),
    );
    expect(left).toHaveLength(7);
    const hints = left.filter((r) => !['lab-test-without-clia', 'charge-missing'].includes(r.name));
    expect(hints.every((r) => r.severity === 'informs' || r.name === 'documents-say-more')).toBe(true);
  });

  it('never names the patient in a finding', () => {
    for (const { claim, context: more } of ALL_CASES) {
      const text = scrub(claim, { ...context, ...more })
        .map((f) => f.message)
        .join(' ');
      expect(text).not.toMatch(/Fictiv[eé] ?,|Ana|Timo|INV000111222/);
    }
  });

  it('takes less than a millisecond a claim', () => {
    for (let i = 0; i < 50; i += 1) scrub(base, context);
    const from = performance.now();
    for (let i = 0; i < 200; i += 1) scrub(base, context);
    expect((performance.now() - from) / 200).toBeLessThan(1);
  });
});
