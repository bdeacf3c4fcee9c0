import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EM_ELEMENTS } from '#shared/domain/em/element-list.ts';
import { levelRank, type EmElementId } from '#shared/domain/em/elements.ts';
import { levelVisit, type EmFacts } from '#shared/domain/em/level.ts';
import { proposeEm } from '#shared/domain/em/propose.ts';
import { levelByTime } from '#shared/domain/em/time.ts';
import {
  EMPTY_WORKSHEET,
  confirmAll,
  mergeItems,
  tickOne,
  untick,
  type EmItem,
} from '#shared/domain/em/worksheet.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { DocumentId } from '#shared/kernel/ids.ts';

const day = fc.constantFrom('2021-06-01', '2023-06-01', '2024-01-01', '2026-03-03').map(isoDate);
const element = fc.constantFrom(...EM_ELEMENTS.map((e) => e.id));
const subject = fc.constantFrom('', 'gout', 'ECG', 'A1c', 'CBC', 'cardiology');
const anyItem = fc
  .tuple(element, subject, fc.constantFrom('confirmed', 'proposed', 'refused'), fc.nat())
  .map(([id, name, state, n]): EmItem => ({
    key: `${id}:${n}`,
    element: id,
    subject: name,
    state: state as EmItem['state'],
    passage: null,
    why: '',
  }));
const anyFacts = fc.record({
  serviceDate: day,
  items: fc.array(anyItem, { maxLength: 12 }),
  minutes: fc.option(fc.record({ value: fc.integer({ min: 1, max: 200 }), confirmed: fc.boolean() })),
  basis: fc.constantFrom('best', 'mdm', 'time') as fc.Arbitrary<EmFacts['basis']>,
  patient: fc
    .constantFrom('new', 'established')
    .map((kind) => ({ kind: kind as 'new' | 'established', sure: true, because: '' })),
  lines: fc.array(
    fc.record({ code: fc.constantFrom('93000', '71046', '83036', '99213'), modifiers: fc.constant([]) }),
    { maxLength: 3 },
  ),
});

describe('levels of visits, whatever is ticked', () => {
  it('ticking more never lowers the level', () =>
    fc.assert(
      fc.property(anyFacts, anyItem, (facts, more) => {
        const before = levelVisit(facts);
        const after = levelVisit({ ...facts, items: [...facts.items, more] });
        expect(levelRank(after.level)).toBeGreaterThanOrEqual(levelRank(before.level));
        expect(levelRank(after.confirmed.level)).toBeGreaterThanOrEqual(levelRank(before.confirmed.level));
      }),
      { numRuns: 1500 },
    ));

  it('confirming a proposal changes what the level rests on, never the level', () =>
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const sure = facts.items.map((i) =>
          i.state === 'proposed' ? { ...i, state: 'confirmed' as const } : i,
        );
        const minutes = facts.minutes && { ...facts.minutes, confirmed: true };
        const after = levelVisit({ ...facts, items: sure, minutes });
        expect(after.level).toBe(levelVisit(facts).level);
        expect(after.restsOnProposals).toBe(false);
      }),
    ));

  it('the order of ticks does not matter', () =>
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const back = levelVisit({ ...facts, items: [...facts.items].reverse() });
        expect(back.level).toBe(levelVisit(facts).level);
      }),
    ));

  it('a level has its code and its steps, and none has a reason', () =>
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { level, code, missing, derivation } = levelVisit(facts);
        if (level === null) expect([code, missing === null]).toEqual([null, false]);
        else expect([code?.length, missing, derivation.length > 1]).toEqual([5, null, true]);
      }),
    ));

  it('more minutes never give a lower level', () =>
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('new', 'established'),
        fc.nat(200),
        fc.nat(60),
        (on, kind, minutes, more) => {
          const rank = (m: number) =>
            levelRank(levelByTime(m, kind as 'new' | 'established', on)?.level ?? null);
          expect(rank(minutes + more)).toBeGreaterThanOrEqual(rank(minutes));
        },
      ),
    ));
});

describe('sheets', () => {
  it('unticking takes back a tick', () =>
    fc.assert(
      fc.property(fc.array(element, { maxLength: 8 }), element, (before, id: EmElementId) => {
        const sheet = before.reduce(tickOne, EMPTY_WORKSHEET);
        const ticked = tickOne(sheet, id);
        if (ticked !== sheet) expect(untick(ticked, id)).toEqual(sheet);
      }),
    ));
});

describe('proposals', () => {
  const words = fc.constantFrom(
    'ASSESSMENT:',
    'PLAN:',
    '1.',
    '2.',
    'Hypertension',
    'not at goal',
    'stable',
    'no',
    'denies',
    'if',
    'start',
    'continue',
    'lisinopril',
    'CBC',
    'ordered',
    'reviewed',
    'history from',
    'mother',
    '\n',
    '.',
    ';',
    'I spent',
    '35 minutes',
    '\u{1F600}',
    '\u0000',
  );
  it('never fails on any text, and marks real passages', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 300 }),
          fc.array(words, { maxLength: 40 }).map((w) => w.join(' ')),
        ),
        (text) => {
          const proposals = proposeEm([{ documentId: 'd' as DocumentId, kind: 'visit_note', text }]);
          for (const { passage } of proposals.items)
            expect(text.slice(passage.start, passage.end)).toBe(passage.text);
          const all = mergeItems(confirmAll(EMPTY_WORKSHEET, proposals), proposals);
          expect(all.every((i) => i.state === 'confirmed')).toBe(true);
        },
      ),
    ));
});
