import { describe, expect, it } from 'vitest';
import type { CodeLookup, CodeSystem } from '#shared/domain/code.ts';
import { isChronic } from '#shared/domain/codes/chronic-conditions.ts';
import { mergeOffer, offerCoding } from '#shared/domain/coding/coding-offer.ts';
import { templateFit } from '#shared/domain/coding/template-fit.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';

const ON = isoDate('2026-11-19');
const entry = (system: CodeSystem, code: string, from: string, to: string | null, billable = true) => ({
  system,
  code,
  title: `Title of ${code}`,
  billable,
  validFrom: isoDate(from),
  validTo: to === null ? null : isoDate(to),
});
const lookup: CodeLookup = (system, code) => {
  if (code === 'A00.0')
    return { known: 'not_on_date', entry: entry(system, code, '2015-10-01', '2025-09-30') };
  if (code === 'A00.1') return { known: 'not_on_date', entry: entry(system, code, '2027-10-01', null) };
  if (code === 'A00') return { known: 'valid', entry: entry(system, code, '2015-10-01', null, false) };
  if (code === 'Z99.8') return { known: 'unknown' };
  if (code === '99999') return { known: 'no_data' };
  return { known: 'valid', entry: entry(system, code, '2015-10-01', null) };
};
const ground = (starters: CodeSystem[] = []) => ({
  on: ON,
  lookup,
  starters: new Set(starters),
  fee: (code: string) =>
    code === '99213' ? { chargeCents: cents(14500), description: 'Office visit' } : null,
});
const line = (code: string, pointers: number[], modifiers: string[] = []) => ({
  code,
  pointers,
  modifiers,
  units: 1,
});

describe('remembered codes on a date of service', () => {
  it('leave out what was deleted, is not valid yet, is a heading, or is unknown to a full release', () => {
    const offer = offerCoding(
      { diagnoses: ['A00.0', 'I10', 'A00.1', 'A00', 'Z99.8'], lines: [line('99213', [1, 2, 5])] },
      ground(),
    );
    expect(offer.diagnoses).toEqual(['I10']);
    expect(offer.leftOut.map((r) => r.code)).toEqual(['A00.0', 'A00.1', 'A00', 'Z99.8']);
    expect(offer.leftOut.map((r) => r.why)).toEqual([
      'not valid after 2025-09-30',
      'valid from 2027-10-01 only',
      'a heading on 2026-11-19; a code below it is needed',
      'not in the code set of 2026-11-19',
    ]);
    expect(offer.lines[0]).toMatchObject({ pointers: [1], chargeCents: 14500 });
    expect(offer.titles).toMatchObject({ I10: 'Title of I10', '99213': 'Office visit' });
  });

  it('keep and tell what nothing could check; a line without a fee costs nothing yet', () => {
    const offer = offerCoding({ diagnoses: ['Z99.8'], lines: [line('99999', [1])] }, ground(['icd10cm']));
    expect(offer.diagnoses).toEqual(['Z99.8']);
    expect(offer.unchecked.map((r) => r.code)).toEqual(['Z99.8', '99999']);
    expect(offer.lines[0]?.chargeCents).toBe(0);
  });
});

describe('an offer put behind what is assigned', () => {
  let n = 0;
  const newId = () => `id-${(n += 1)}`;
  const priced = (code: string, pointers: number[], modifiers: string[] = []) => ({
    ...line(code, pointers, modifiers),
    chargeCents: cents(100),
  });

  it('keeps places, does not double, and lets pointers follow their diagnoses', () => {
    const coding = {
      diagnoses: ['I10'],
      lines: [{ ...priced('83036', [1], ['QW']), id: 'x' as ServiceLineId }],
    };
    const merged = mergeOffer(
      coding,
      { diagnoses: ['E11.9', 'I10'], lines: [priced('99213', [1, 2]), priced('83036', [1], ['QW'])] },
      newId,
    );
    expect(merged.coding.diagnoses).toEqual(['I10', 'E11.9']);
    expect(merged.coding.lines.map((l) => [l.code, l.pointers])).toEqual([
      ['83036', [1]],
      ['99213', [2, 1]],
    ]);
    expect(merged.present).toEqual(['I10', '83036']);
    expect(merged.added).toEqual({ diagnoses: 1, lines: 1 });
  });

  it('is the same coding when nothing of it is new, so that nothing is saved and no step is taken', () => {
    const coding = { diagnoses: ['I10'], lines: [] };
    expect(mergeOffer(coding, { diagnoses: ['I10'], lines: [] }, newId).coding).toBe(coding);
  });

  it('stops at twelve diagnoses and tells which found no room', () => {
    const coding = { diagnoses: Array.from({ length: 11 }, (_, i) => `A0${i}`), lines: [] };
    const merged = mergeOffer(
      coding,
      { diagnoses: ['I10', 'E11.9'], lines: [priced('99213', [1, 2])] },
      newId,
    );
    expect(merged.coding.diagnoses).toHaveLength(12);
    expect(merged.noRoom).toEqual(['E11.9']);
    expect(merged.coding.lines[0]?.pointers).toEqual([12]);
  });
});

describe('what is chronic', () => {
  it('goes by the category, without what passes', () => {
    expect(['E11.9', 'I10', 'J44.9', 'Z79.4'].every(isChronic)).toBe(true);
    expect(['J06.9', 'S83.201A', 'N39.0', 'I20.0', 'R05.9'].some(isChronic)).toBe(false);
  });
});

describe('templates that fit', () => {
  it('are found by the words of the reason, those of the visit type first', () => {
    const template = {
      name: 'A1c visit',
      visitType: 'Diabetes follow-up',
      description: 'blood pressure too',
    };
    const narrow = { name: 'Blood pressure', visitType: 'Blood pressure follow-up', description: '' };
    const reason = 'Diabetes and blood pressure follow-up';
    expect(templateFit(reason, template)).toBeGreaterThan(templateFit(reason, narrow));
    expect(templateFit('Blood pressure', narrow)).toBeGreaterThan(templateFit('Blood pressure', template));
    expect(templateFit('Cough', template)).toBe(0);
    expect(templateFit('', template)).toBe(0);
  });
});
