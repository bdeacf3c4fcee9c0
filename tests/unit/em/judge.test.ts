import { describe, expect, it } from 'vitest';
import { checkCoding } from '#shared/domain/coding/check-coding.ts';
import { comparisonSentence, emDerivationLines } from '#shared/domain/em/derivation-lines.ts';
import { patientStanding, type EarlierVisit } from '#shared/domain/em/patient-kind.ts';
import { judgeVisit, type EmVisit } from '#shared/domain/em/visit.ts';
import {
  EMPTY_WORKSHEET,
  NO_PROPOSALS,
  confirmAll,
  decide,
  mergeItems,
  nameItem,
  proposalKey,
  tickOne,
  untick,
  type EmProposals,
  type EmWorksheet,
} from '#shared/domain/em/worksheet.ts';
import type { EmElementId } from '#shared/domain/em/elements.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { DocumentId } from '#shared/kernel/ids.ts';
import { codingInput, serviceLine } from '#tests/support/coding.ts';

const passage = {
  documentId: '00000000-0000-4000-8007-000000000001' as DocumentId,
  start: 3,
  end: 7,
  text: 'gout',
};
const proposed = (...elements: readonly (readonly [EmElementId, string])[]): EmProposals => ({
  ...NO_PROPOSALS,
  items: elements.map(([element, subject]) => ({
    key: proposalKey(element, subject),
    element,
    subject,
    passage,
    why: 'as written',
  })),
});
const MODERATE = proposed(['chronic_not_at_goal', 'diabetes'], ['drug_management', 'metformin']);
const SEEN: EarlierVisit[] = [
  { serviceDate: isoDate('2025-06-01'), taxonomy: '207Q00000X', codes: ['99213'] },
];

function visit(
  sheet: EmWorksheet,
  proposals: EmProposals = NO_PROPOSALS,
  more: Partial<EmVisit> = {},
): EmVisit {
  return {
    serviceDate: isoDate('2026-03-03'),
    taxonomy: '207Q00000X',
    earlier: SEEN,
    medicare: false,
    sheet,
    proposals,
    ...more,
  };
}
const line = (code: string, modifiers: string[] = []) => ({ code, modifiers });
const ticked = (...ids: EmElementId[]): EmWorksheet => ids.reduce(tickOne, EMPTY_WORKSHEET);
const LOW = ticked('acute_uncomplicated', 'low_risk');

describe('how the assigned code stands to the level', () => {
  const kind = (v: EmVisit, ...codes: string[]) =>
    judgeVisit(
      v,
      codes.map((c) => line(c)),
    ).comparison;
  it('matches, is under, is over', () => {
    expect(kind(visit(LOW), '99213')).toMatchObject({ kind: 'matches', confirmed: true });
    expect(kind(visit(LOW), '99212')).toMatchObject({
      kind: 'under',
      confirmed: true,
      should: '99213',
      line: 1,
    });
    expect(kind(visit(LOW), '36415', '99215')).toMatchObject({ kind: 'over', confirmed: true, line: 2 });
    expect(kind(visit(LOW), '99211')).toMatchObject({ kind: 'under' });
  });
  it('cannot be judged without a level, and says nothing without an office visit', () => {
    expect(kind(visit(EMPTY_WORKSHEET), '99213').kind).toBe('not_levelled');
    expect(kind(visit(LOW), '99395').kind).toBe('no_code');
    expect(comparisonSentence(judgeVisit(visit(LOW), []))).toBeNull();
  });
  it('is not sure while proposals alone differ', () => {
    expect(kind(visit(EMPTY_WORKSHEET, MODERATE), '99213')).toMatchObject({
      kind: 'under',
      confirmed: false,
    });
    expect(kind(visit(EMPTY_WORKSHEET, MODERATE), '99215')).toMatchObject({ kind: 'over', confirmed: false });
    expect(kind(visit(confirmAll(EMPTY_WORKSHEET, MODERATE), MODERATE), '99213')).toMatchObject({
      kind: 'under',
      confirmed: true,
    });
  });
  it('takes no code of a new patient for an established one', () => {
    expect(kind(visit(LOW), '99203')).toMatchObject({ kind: 'other_patient', should: '99213' });
  });
});

describe('new or established', () => {
  const nobody = { coder: null, note: null, assigned: null } as const;
  const at = (day: string, more: Partial<EarlierVisit> = {}) =>
    patientStanding(
      isoDate('2026-03-03'),
      '207Q00000X',
      [{ serviceDate: isoDate(day), taxonomy: '207Q00000X', codes: ['99213'], ...more }],
      nobody,
    );
  it('is established within three years of a visit to the same specialty', () => {
    expect(at('2023-03-03')).toMatchObject({ kind: 'established', sure: true });
    expect(at('2023-03-02')).toMatchObject({ kind: 'new', sure: false });
    expect(at('2025-01-01', { taxonomy: '207N00000X' }).kind).toBe('new');
    // A nurse practitioner counts as the physicians' specialty.
    expect(at('2025-01-01', { taxonomy: '363LF0000X' }).kind).toBe('established');
  });
  it('takes laboratory work, blood draws and nurse visits for no visit', () => {
    expect(at('2025-01-01', { codes: ['36415', '83036', '99211'] }).kind).toBe('new');
    expect(at('2025-01-01', { codes: [] }).kind).toBe('established');
  });
  it('believes the coder first, then the records, then the note, then the code', () => {
    const standing = (earlier: readonly EarlierVisit[], given: Parameters<typeof patientStanding>[3]) =>
      patientStanding(isoDate('2026-03-03'), '207Q00000X', earlier, given);
    expect(standing(SEEN, { coder: 'new', note: null, assigned: null })).toMatchObject({
      kind: 'new',
      sure: true,
    });
    expect(standing(SEEN, { coder: null, note: 'new', assigned: 'new' }).kind).toBe('established');
    expect(standing([], { coder: null, note: 'established', assigned: 'new' })).toMatchObject({
      kind: 'established',
      sure: false,
    });
    expect(standing([], { coder: null, note: null, assigned: 'established' }).kind).toBe('established');
  });
  it('goes back three years from a leap day', () => {
    expect(
      patientStanding(
        isoDate('2024-02-29'),
        'x',
        [{ serviceDate: isoDate('2021-02-28'), taxonomy: 'x', codes: [] }],
        nobody,
      ).kind,
    ).toBe('established');
  });
});

describe('the sheet', () => {
  it('keeps proposals apart from what is decided, and refused ones away', () => {
    const [first, second] = mergeItems(EMPTY_WORKSHEET, MODERATE);
    expect(first?.state).toBe('proposed');
    const confirmed = decide(EMPTY_WORKSHEET, first!, 'confirmed');
    const both = decide(confirmed, second!, 'refused');
    expect(mergeItems(both, MODERATE).map((i) => i.state)).toEqual(['confirmed', 'refused']);
    expect(mergeItems(decide(both, first!, null), MODERATE)[0]?.state).toBe('proposed');
    // The document is gone, the confirmed item with its passage stays.
    expect(mergeItems(both, NO_PROPOSALS).map((i) => [i.element, i.state, i.passage?.text])).toEqual([
      ['chronic_not_at_goal', 'confirmed', 'gout'],
      ['drug_management', 'refused', 'gout'],
    ]);
  });
  it('proposes nothing anew for words that were decided on under another name', () => {
    const [first] = mergeItems(EMPTY_WORKSHEET, MODERATE);
    const sheet = decide(EMPTY_WORKSHEET, first!, 'confirmed');
    const renamed = proposed(['stable_chronic', 'diabetes mellitus'], ['drug_management', 'metformin']);
    expect(mergeItems(sheet, renamed).map((i) => [i.element, i.state])).toEqual([
      ['drug_management', 'proposed'],
      ['chronic_not_at_goal', 'confirmed'],
    ]);
  });
  it('ticks problems several times and risks once, and takes the last away', () => {
    const two = tickOne(tickOne(EMPTY_WORKSHEET, 'stable_chronic'), 'stable_chronic');
    expect(two.decisions.map((d) => d.key)).toEqual(['coder:stable_chronic:1', 'coder:stable_chronic:2']);
    expect(tickOne(ticked('drug_management'), 'drug_management').decisions.length).toBe(1);
    expect(untick(two, 'stable_chronic').decisions.map((d) => d.key)).toEqual(['coder:stable_chronic:1']);
    expect(nameItem(two, 'coder:stable_chronic:2', 'asthma').decisions[1]?.subject).toBe('asthma');
  });
  it('confirms everything at once, minutes as well, and leaves refused ones refused', () => {
    const withTime: EmProposals = { ...MODERATE, minutes: { value: 35, passage } };
    const refused = decide(EMPTY_WORKSHEET, mergeItems(EMPTY_WORKSHEET, withTime)[1]!, 'refused');
    const all = confirmAll(refused, withTime);
    expect(all.minutes).toBe(35);
    expect(mergeItems(all, withTime).map((i) => i.state)).toEqual(['confirmed', 'refused']);
    expect(confirmAll({ ...EMPTY_WORKSHEET, minutes: 0 }, withTime).minutes).toBe(0);
  });
});

describe('findings about the level', () => {
  const findings = (em: EmVisit | null, code: string) =>
    checkCoding(codingInput({ lines: [serviceLine(code, { pointers: [1, 2] })], ...(em ? { em } : {}) }))
      .filter((f) => f.rule.startsWith('em-'))
      .map((f) => [f.rule, f.severity, f.fix?.kind ?? null]);
  const sure = confirmAll(EMPTY_WORKSHEET, MODERATE);
  it('warns of a code below or above what is confirmed, with a fix', () => {
    expect(findings(visit(sure, MODERATE), '99213')).toEqual([
      ['em-level-under', 'warns', 'replace_procedure'],
    ]);
    expect(findings(visit(sure, MODERATE), '99215')).toEqual([
      ['em-level-over', 'warns', 'replace_procedure'],
    ]);
    expect(findings(visit(sure, MODERATE), '99214')).toEqual([]);
  });
  it('only informs while nobody has confirmed, without a fix by key', () => {
    expect(findings(visit(EMPTY_WORKSHEET, MODERATE), '99213')).toEqual([
      ['em-level-unconfirmed', 'informs', null],
    ]);
  });
  it('informs when the level is not worked out: no data is never a pass', () => {
    expect(findings(visit(EMPTY_WORKSHEET), '99213')).toEqual([['em-not-levelled', 'informs', null]]);
    expect(findings(visit(EMPTY_WORKSHEET), '99211')).toEqual([]);
    expect(
      findings(visit(EMPTY_WORKSHEET, NO_PROPOSALS, { serviceDate: isoDate('2020-05-05') }), '99213').length,
    ).toBe(1);
  });
  it('warns of the code for the other kind of patient', () => {
    expect(findings(visit(sure, MODERATE), '99204')).toEqual([
      ['em-new-or-established', 'warns', 'replace_procedure'],
    ]);
    const [finding] = checkCoding(
      codingInput({ lines: [serviceLine('99204')], em: visit(sure, MODERATE) }),
    ).filter((f) => f.rule === 'em-new-or-established');
    expect(finding?.message).toBe(
      'Line 1: 99204 is for a new patient; this is an established patient, seen here on 2025-06-01.',
    );
    expect(finding?.fix).toMatchObject({ kind: 'replace_procedure', line: 1, code: '99214' });
  });
  it('is silent for claims and other services', () => {
    expect(findings(null, '99213')).toEqual([]);
    expect(findings(visit(sure, MODERATE), '36415')).toEqual([]);
  });
  it('brings the charge of the code that fits', () => {
    const [finding] = checkCoding(
      codingInput({ lines: [serviceLine('99214', { pointers: [1, 2] })], em: visit(LOW) }),
    ).filter((f) => f.rule === 'em-level-over');
    expect(finding?.fix).toEqual({ kind: 'replace_procedure', line: 1, code: '99213', chargeCents: 14500 });
  });
});

describe('the derivation on paper', () => {
  it('has result, steps with sources, items with passages, and how the code stands', () => {
    const lines = emDerivationLines(judgeVisit(visit(EMPTY_WORKSHEET, MODERATE), [line('99213')]));
    expect(lines[0]?.text).toBe('E/M: moderate: 1 chronic problem not at goal · drug management → 99214');
    expect(lines[1]?.text).toContain('nobody has confirmed');
    expect(lines.filter((l) => l.kind === 'step').every((l) => l.source !== '')).toBe(true);
    expect(
      lines.some(
        (l) =>
          l.kind === 'item' && l.text === 'Chronic, not at goal or worse: diabetes (proposed, not confirmed)',
      ),
    ).toBe(true);
    expect(lines.some((l) => l.kind === 'passage' && l.text === 'gout')).toBe(true);
    expect(lines.at(-1)?.text).toBe('99213 is assigned; moderate decision making supports 99214.');
  });
  it('hints at prolonged time and at longitudinal care only where they apply', () => {
    const long = { ...EMPTY_WORKSHEET, minutes: 70 };
    const hints = (v: EmVisit, ...codes: string[]) =>
      judgeVisit(
        v,
        codes.map((c) => line(c)),
      ).hints.map((h) => h.text.slice(0, 5));
    expect(hints(visit(long), '99215')).toEqual(['99417']);
    expect(hints(visit(long, NO_PROPOSALS, { medicare: true }), '99215')).toEqual(['G2212']);
    const chronic = ticked('stable_chronic', 'drug_management');
    expect(hints(visit(chronic, NO_PROPOSALS, { medicare: true }), '99213')).toEqual(['G2211']);
    expect(hints(visit(chronic, NO_PROPOSALS, { medicare: true }), '99213', 'G2211')).toEqual([]);
    expect(hints(visit(chronic), '99213')).toEqual([]);
    expect(
      hints(visit(chronic, NO_PROPOSALS, { medicare: true, serviceDate: isoDate('2023-12-31') }), '99213'),
    ).toEqual([]);
  });
});
