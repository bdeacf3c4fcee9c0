import { describe, expect, it } from 'vitest';
import type { CodeEntry } from '#shared/domain/code.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { IncomingCharge } from '#shared/domain/incoming.ts';
import { cents } from '#shared/kernel/money.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import {
  assignCharge,
  lineOfCharge,
  type ChargeCodes,
} from '#renderer/features/coding/documents/assign-charge.ts';
import { EMPTY, HITS, uuid } from './fixtures.ts';

const ON = '2026-11-17';
let next = 0;
const newId = () => uuid(9, (next += 1));
const hit = (code: string) => HITS.find((one) => one.code === code) ?? null;
const known = (code: string, diagnoses: Readonly<Record<string, CodeEntry | null>> = {}): ChargeCodes => ({
  procedure: hit(code),
  diagnoses,
});
const charge = (change: Partial<IncomingCharge> = {}): IncomingCharge => ({
  code: '83036',
  modifiers: ['QW'],
  units: 3,
  diagnoses: ['I10', 'E119'],
  serviceDate: ON as IsoDate,
  ...change,
});
const BOTH = { I10: hit('I10'), 'E11.9': hit('E11.9') };
const CODED: Coding = { diagnoses: ['E11.9'], lines: [] };

describe('a proposed charge', () => {
  it('adds its missing diagnoses and points to them in its own order, charged by the fee schedule', () => {
    const done = assignCharge(CODED, charge(), known('83036', BOTH), ON, newId);
    if (!done.ok) throw new Error(done.sentence);
    expect(done.incomplete).toBe(false);
    expect(done.coding.diagnoses).toEqual(['E11.9', 'I10']);
    expect(done.coding.lines).toMatchObject([
      { code: '83036', modifiers: ['QW'], units: 3, pointers: [2, 1], chargeCents: cents(12000) },
    ]);
  });

  it('without diagnoses points where every new line points', () => {
    const done = assignCharge(CODED, charge({ diagnoses: [] }), known('83036'), ON, newId);
    expect(done.ok && done.coding.lines[0]?.pointers).toEqual([1]);
  });

  it('points to four diagnoses at most, and says so', () => {
    const five = ['I10', 'E11.9', 'E11.65', 'R05.1', 'R05.2'];
    const done = assignCharge(EMPTY, charge({ diagnoses: five }), known('83036', BOTH), ON, newId);
    if (!done.ok) throw new Error(done.sentence);
    expect(done.coding.diagnoses).toEqual(five);
    expect(done.coding.lines[0]?.pointers).toEqual([1, 2, 3, 4]);
    expect(done.said).toContain('the first four');
    expect(done.said).toContain('R05.1 is not in the installed code sets.');
  });

  it('leaves out a diagnosis that is not valid or a heading, and tells it', () => {
    const wanted = charge({ diagnoses: ['E11.99', 'E11.4', '250.00', 'I10'] });
    const withdrawn = { 'E11.99': hit('E11.99'), 'E11.4': hit('E11.4'), I10: hit('I10') };
    const done = assignCharge(CODED, wanted, known('83036', withdrawn), ON, newId);
    if (!done.ok) throw new Error(done.sentence);
    expect(done.coding.diagnoses).toEqual(['E11.9', 'I10']);
    expect(done.coding.lines[0]?.pointers).toEqual([2]);
    expect(done.incomplete).toBe(true);
    expect(done.said).toMatch(/E11\.99 left out: valid only from 2015-10-01 to 2020-09-30\./);
    expect(done.said).toMatch(/E11\.4 left out: a heading/);
    expect(done.said).toMatch(/250\.00 left out/);
  });

  it('of another day, of no known form, or not valid assigns nothing', () => {
    const sentence = (one: IncomingCharge, codes: ChargeCodes = known('83036', BOTH)) => {
      const done = assignCharge(CODED, one, codes, ON, newId);
      return done.ok ? 'assigned' : done.sentence;
    };
    expect(sentence(charge({ serviceDate: '2026-11-16' as IsoDate }))).toMatch(/is of 2026-11-17\. Nothing/);
    expect(sentence(charge({ code: 'LAB1' }))).toMatch(/does not have the form/);
    const ended = { ...HITS[7]!, validOn: false, validTo: '2025-12-31' as IsoDate };
    expect(sentence(charge(), { procedure: ended, diagnoses: {} })).toMatch(/valid only from/);
    const full: Coding = {
      diagnoses: Array.from({ length: 12 }, (_, i) => `R${String(i + 10)}.1`),
      lines: [],
    };
    const twelve = assignCharge(full, charge(), known('83036', BOTH), ON, newId);
    expect(!twelve.ok && twelve.sentence).toMatch(/twelve diagnoses/);
  });

  it('proposed twice stands for the first and the second line with its code', () => {
    const once = assignCharge(CODED, charge(), known('83036', BOTH), ON, newId);
    if (!once.ok) throw new Error(once.sentence);
    const twice = [charge(), charge({ code: '99213' }), charge({ modifiers: ['91'] })];
    expect(twice.map((_, i) => lineOfCharge(once.coding, twice, i))).toEqual([1, null, null]);
  });
});
