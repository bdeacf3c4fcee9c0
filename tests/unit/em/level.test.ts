import { describe, expect, it } from 'vitest';
import { EM_ELEMENTS, elementsOn, emElement } from '#shared/domain/em/element-list.ts';
import { EM_LEVELS, EmElementId, type EmLevel } from '#shared/domain/em/elements.ts';
import { emSentence, levelVisit } from '#shared/domain/em/level.ts';
import { levelByTime, prolongedUnits } from '#shared/domain/em/time.ts';
import { readVisitCode, visitCode } from '#shared/domain/em/visit-codes.ts';
import type { EmItem } from '#shared/domain/em/worksheet.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { NEW, facts, item } from './items.ts';

type Letter = 's' | 'l' | 'm' | 'h';
const LEVEL: Readonly<Record<Letter, EmLevel>> = { s: 'straightforward', l: 'low', m: 'moderate', h: 'high' };
const LETTERS: readonly Letter[] = ['s', 'l', 'm', 'h'];

/** One way to reach each level of each part. */
const PROBLEMS: Readonly<Record<Letter, readonly EmItem[]>> = {
  s: [item('minor')],
  l: [item('acute_uncomplicated')],
  m: [item('chronic_not_at_goal')],
  h: [item('threat_to_life')],
};
const DATA: Readonly<Record<Letter, readonly EmItem[]>> = {
  s: [item('data_none')],
  l: [item('test_ordered', 'CBC'), item('test_ordered', 'TSH')],
  m: [item('test_ordered', 'CBC'), item('test_ordered', 'TSH'), item('note_reviewed', 'cardiology')],
  h: [item('interpretation', 'ECG'), item('discussion', 'Dr. Invented')],
};
const RISK: Readonly<Record<Letter, readonly EmItem[]>> = {
  s: [item('minimal_risk')],
  l: [item('low_risk')],
  m: [item('drug_management')],
  h: [item('hospitalization')],
};
/** The level for problems (row), data (column) and risk (place in the word), written out by hand. */
const EXPECTED: Readonly<Record<Letter, Readonly<Record<Letter, string>>>> = {
  s: { s: 'ssss', l: 'slll', m: 'slmm', h: 'slmh' },
  l: { s: 'slll', l: 'llll', m: 'llmm', h: 'llmh' },
  m: { s: 'slmm', l: 'llmm', m: 'mmmm', h: 'mmmh' },
  h: { s: 'slmh', l: 'llmh', m: 'mmmh', h: 'hhhh' },
};
const CODES: Readonly<Record<Letter, readonly [fresh: string, established: string]>> = {
  s: ['99202', '99212'],
  l: ['99203', '99213'],
  m: ['99204', '99214'],
  h: ['99205', '99215'],
};

describe('two of three', () => {
  const rows = LETTERS.flatMap((p) =>
    LETTERS.flatMap((d) => LETTERS.map((r, i) => [p, d, r, EXPECTED[p][d][i]] as const)),
  );
  it('has all sixty-four combinations', () => expect(rows.length).toBe(64));

  it.each(rows)('problems %s, data %s, risk %s give %s', (p, d, r, expected) => {
    const letter = expected as Letter;
    const items = [...PROBLEMS[p], ...DATA[d], ...RISK[r]];
    expect(levelVisit(facts(items))).toMatchObject({
      level: LEVEL[letter],
      code: CODES[letter][1],
      basis: 'mdm',
    });
    expect(levelVisit(facts(items, { patient: NEW })).code).toBe(CODES[letter][0]);
  });

  it.each(LETTERS.flatMap((a) => LETTERS.map((b) => [a, b] as const)))(
    'with two parts only, %s and %s, the lower counts',
    (a, b) => {
      const lower = LETTERS[Math.min(LETTERS.indexOf(a), LETTERS.indexOf(b))] ?? 's';
      expect(levelVisit(facts([...PROBLEMS[a], ...RISK[b]])).level).toBe(LEVEL[lower]);
      expect(levelVisit(facts([...PROBLEMS[a], ...DATA[b]])).level).toBe(LEVEL[lower]);
      expect(levelVisit(facts([...DATA[a], ...RISK[b]])).level).toBe(LEVEL[lower]);
    },
  );

  it('never takes what is not said for the lowest level', () => {
    expect(levelVisit(facts([]))).toMatchObject({ level: null, code: null });
    expect(levelVisit(facts([])).missing).toContain('Nothing is ticked');
    expect(levelVisit(facts([...PROBLEMS.h])).missing).toContain('data or risk');
    expect(levelVisit(facts([...RISK.h])).level).toBeNull();
  });

  it('leaves visits before 2021 alone', () => {
    const result = levelVisit(facts([...PROBLEMS.m, ...RISK.m], { serviceDate: isoDate('2020-12-31') }));
    expect(result.level).toBeNull();
    expect(result.missing).toContain('before 2021');
  });
});

describe('problems', () => {
  const level = (...items: EmItem[]) => levelVisit(facts(items)).parts.problems.level;
  it.each([
    ['one minor', [item('minor')], 'straightforward'],
    ['two minor', [item('minor', 'cold'), item('minor', 'wart')], 'low'],
    ['one stable chronic', [item('stable_chronic', 'gout')], 'low'],
    ['two stable chronic', [item('stable_chronic', 'gout'), item('stable_chronic', 'asthma')], 'moderate'],
    [
      'the same stable chronic twice',
      [item('stable_chronic', 'gout'), item('stable_chronic', ' Gout ')],
      'low',
    ],
    ['two that are not named', [item('stable_chronic'), item('stable_chronic')], 'moderate'],
    ['two acute uncomplicated', [item('acute_uncomplicated', 'a'), item('acute_uncomplicated', 'b')], 'low'],
    ['one stable chronic and one minor', [item('stable_chronic', 'a'), item('minor', 'b')], 'low'],
    ['one acute that improves', [item('acute_stable')], 'low'],
    ['one chronic not at goal', [item('chronic_not_at_goal')], 'moderate'],
    ['one new and uncertain', [item('new_uncertain')], 'moderate'],
    ['one acute with systemic symptoms', [item('acute_systemic')], 'moderate'],
    ['one complicated injury', [item('acute_injury')], 'moderate'],
    ['one chronic, severely worse', [item('chronic_severe')], 'high'],
    ['one threat to life', [item('threat_to_life')], 'high'],
  ] as const)('%s', (_, items, expected) => expect(level(...items)).toBe(expected));

  it('counts one problem under two elements once, as the heavier', () => {
    const both = [item('stable_chronic', 'gout'), item('chronic_not_at_goal', 'gout')];
    expect(levelVisit(facts(both)).parts.problems).toMatchObject({
      level: 'moderate',
      words: '1 chronic problem not at goal',
    });
  });
});

describe('data', () => {
  const level = (items: readonly EmItem[], lines: { code: string; modifiers: string[] }[] = []) =>
    levelVisit(facts(items, { lines })).parts.data.level;
  const three = [
    item('test_ordered', 'CBC'),
    item('test_reviewed', 'TSH'),
    item('note_reviewed', 'cardiology'),
  ];
  it.each([
    ['one test', [item('test_ordered', 'CBC')], 'straightforward'],
    ['two tests', [item('test_ordered', 'CBC'), item('test_reviewed', 'TSH')], 'low'],
    [
      'one test, ordered and reviewed',
      [item('test_ordered', 'CBC'), item('test_reviewed', 'complete blood count')],
      'straightforward',
    ],
    [
      'one test by name and by number',
      [item('test_ordered', 'A1c'), item('test_ordered', '83036')],
      'straightforward',
    ],
    [
      'two notes of one source',
      [item('note_reviewed', 'Cardiology'), item('note_reviewed', 'cardiology')],
      'straightforward',
    ],
    ['a historian alone', [item('historian', 'daughter')], 'low'],
    ['two tests and a historian', [...three.slice(0, 2), item('historian')], 'moderate'],
    ['three documents and tests', three, 'moderate'],
    ['an own reading alone', [item('interpretation', 'ECG')], 'moderate'],
    ['a discussion alone', [item('discussion', 'Dr. Invented')], 'moderate'],
    ['three papers and a discussion', [...three, item('discussion')], 'high'],
    ['an own reading and a discussion', [item('interpretation', 'ECG'), item('discussion')], 'high'],
    ['two own readings', [item('interpretation', 'ECG'), item('interpretation', 'chest X-ray')], 'moderate'],
    ['nothing reviewed or ordered', [item('data_none')], 'straightforward'],
  ] as const)('%s', (_, items, expected) => expect(level(items)).toBe(expected));

  it('gives nothing for a test whose reading is billed on the visit', () => {
    const ecg = [item('interpretation', 'ECG'), item('test_ordered', 'ECG')];
    expect(level(ecg, [{ code: '93000', modifiers: [] }])).toBe('straightforward');
    expect(level(ecg, [{ code: '93010', modifiers: [] }])).toBe('straightforward');
    // The tracing alone has no reading in it.
    expect(level(ecg, [{ code: '93005', modifiers: [] }])).toBe('moderate');
    const film = [item('interpretation', 'chest X-ray')];
    expect(level(film, [{ code: '71046', modifiers: [] }])).toBe('straightforward');
    expect(level(film, [{ code: '71046', modifiers: ['TC'] }])).toBe('moderate');
    const { parts } = levelVisit(
      facts(ecg, {
        lines: [
          { code: '99213', modifiers: [] },
          { code: '93000', modifiers: [] },
        ],
      }),
    );
    expect(parts.data.steps.join(' ')).toContain('its reading is reported on line 2 (93000)');
  });

  it('counts a laboratory test that the practice bills: it has no reading of its own', () => {
    const tests = [item('test_ordered', 'A1c'), item('test_ordered', 'urinalysis')];
    expect(
      level(tests, [
        { code: '83036', modifiers: ['QW'] },
        { code: '81002', modifiers: [] },
      ]),
    ).toBe('low');
  });
});

describe('risk', () => {
  const expected: Partial<Record<EmElementId, EmLevel>> = {
    minimal_risk: 'straightforward',
    low_risk: 'low',
    minor_surgery: 'low',
    drug_management: 'moderate',
    minor_surgery_risk: 'moderate',
    major_surgery: 'moderate',
    social_limits: 'moderate',
    toxicity_monitoring: 'high',
    major_surgery_risk: 'high',
    emergency_surgery: 'high',
    hospitalization: 'high',
    care_limits: 'high',
    parenteral_controlled: 'high',
  };
  it.each(EM_ELEMENTS.filter((e) => e.part === 'risk').map((e) => e.id))('%s', (id) => {
    expect(expected[id]).toBeDefined();
    expect(levelVisit(facts([item(id)])).parts.risk.level).toBe(expected[id]);
  });
});

describe('elements by date', () => {
  it('describes every element', () => {
    for (const id of EmElementId.options) expect(emElement(id).label).not.toBe('');
    expect(new Set(EM_ELEMENTS.map((e) => e.id)).size).toBe(EmElementId.options.length);
  });
  it('knows those of 2023 only from 2023 on', () => {
    const before = elementsOn(isoDate('2022-12-31')).map((e) => e.id);
    expect(before).not.toContain('acute_stable');
    expect(before).not.toContain('parenteral_controlled');
    expect(elementsOn(isoDate('2023-01-01')).length).toBe(EM_ELEMENTS.length);
    const old = levelVisit(
      facts([item('acute_stable'), item('low_risk')], { serviceDate: isoDate('2022-12-31') }),
    );
    expect(old.parts.problems.level).toBeNull();
  });
});

describe('time', () => {
  const at = (kind: 'new' | 'established', day: string, minutes: number) =>
    levelByTime(minutes, kind, isoDate(day))?.level ?? null;
  // Each threshold and the minute before it, for a day of the ranges and one of the minimum.
  const NEW_AT = [15, 30, 45, 60];
  const KNOWN_AT = [10, 20, 30, 40];
  it.each(['2021-01-01', '2023-12-31', '2024-01-01', '2026-03-03'])('has its borders on %s', (day) => {
    for (const [kind, borders] of [
      ['new', NEW_AT],
      ['established', KNOWN_AT],
    ] as const)
      borders.forEach((minutes, i) => {
        expect(at(kind, day, minutes)).toBe(EM_LEVELS[i]);
        expect(at(kind, day, minutes - 1)).toBe(i === 0 ? null : EM_LEVELS[i - 1]);
      });
    expect(at('established', day, 300)).toBe('high');
  });
  it('speaks of ranges until 2023 and of a minimum from 2024', () => {
    expect(levelByTime(35, 'established', isoDate('2023-12-31'))?.needed).toBe('30 to 39');
    expect(levelByTime(35, 'established', isoDate('2024-01-01'))?.needed).toBe('at least 30');
    expect(levelByTime(74, 'new', isoDate('2022-06-01'))?.needed).toBe('60 to 74');
  });
  it('has nothing to say before 2021', () => expect(at('new', '2020-12-31', 60)).toBeNull());

  it('takes whichever is higher, or the one that was chosen', () => {
    const minutes = { value: 40, confirmed: true };
    const low = [item('stable_chronic', 'gout'), item('low_risk')];
    expect(levelVisit(facts(low, { minutes }))).toMatchObject({
      level: 'high',
      basis: 'time',
      code: '99215',
    });
    expect(levelVisit(facts(low, { minutes, basis: 'mdm' }))).toMatchObject({ level: 'low', basis: 'mdm' });
    expect(levelVisit(facts(low, { basis: 'time' }))).toMatchObject({ level: null, basis: null });
    expect(
      levelVisit(facts(low, { minutes: { value: 9, confirmed: true }, basis: 'time' })).missing,
    ).toContain('fewer than the 10');
    expect(levelVisit(facts([], { minutes })).level).toBe('high');
  });

  it('knows where prolonged service begins, for CPT and for Medicare', () => {
    expect(prolongedUnits(54, 'established', false)).toBeNull();
    expect(prolongedUnits(55, 'established', false)).toEqual({ code: '99417', units: 1, first: 55 });
    expect(prolongedUnits(70, 'established', false)?.units).toBe(2);
    expect(prolongedUnits(68, 'established', true)).toBeNull();
    expect(prolongedUnits(69, 'established', true)).toEqual({ code: 'G2212', units: 1, first: 69 });
    expect(prolongedUnits(75, 'new', false)?.units).toBe(1);
    expect(prolongedUnits(88, 'new', true)).toBeNull();
    expect(prolongedUnits(104, 'new', true)?.units).toBe(2);
  });
});

describe('proposals and confirmations', () => {
  it('says when a level rests on what nobody has confirmed', () => {
    const proposed = levelVisit(
      facts([item('chronic_not_at_goal', 'gout', 'proposed'), item('drug_management', '', 'proposed')]),
    );
    expect(proposed).toMatchObject({ level: 'moderate', restsOnProposals: true, confirmed: { level: null } });
    const half = levelVisit(
      facts([item('chronic_not_at_goal'), item('low_risk'), item('drug_management', '', 'proposed')]),
    );
    expect(half).toMatchObject({
      level: 'moderate',
      restsOnProposals: true,
      confirmed: { level: 'low', code: '99213' },
    });
    const sure = levelVisit(
      facts([item('chronic_not_at_goal'), item('drug_management'), item('low_risk', '', 'proposed')]),
    );
    expect(sure).toMatchObject({ level: 'moderate', restsOnProposals: false });
  });
  it('counts nothing that was refused', () => {
    const items = [item('threat_to_life', '', 'refused'), item('hospitalization', '', 'refused')];
    expect(levelVisit(facts(items)).level).toBeNull();
  });
});

describe('the derivation in words', () => {
  const result = levelVisit(
    facts([
      item('chronic_not_at_goal', 'diabetes'),
      item('stable_chronic', 'hypertension'),
      item('test_ordered', 'A1c'),
      item('drug_management', 'metformin'),
    ]),
  );
  it('says in one sentence what carries the level', () => {
    expect(emSentence(result)).toBe(
      'moderate: 1 chronic problem not at goal, 1 stable chronic problem · drug management → 99214',
    );
  });
  it('shows each part, the rule and the patient, each with its source', () => {
    expect(result.derivation.map((s) => [s.about, s.level])).toEqual([
      ['problems', 'moderate'],
      ['data', 'straightforward'],
      ['risk', 'moderate'],
      ['rule', 'moderate'],
      ['patient', 'moderate'],
    ]);
    expect(result.derivation.every((s) => s.source !== '')).toBe(true);
    expect(result.derivation.map((s) => s.text).join(' ')).toContain(
      '2 of 3 parts reach moderate: problems, risk.',
    );
    expect(result.derivation[0]?.text).toContain('diabetes');
  });
});

describe('codes of visits', () => {
  it.each(['99202', '99203', '99204', '99205', '99212', '99213', '99214', '99215'])(
    '%s is read and written alike',
    (code) => {
      const read = readVisitCode(code);
      expect(read?.level && visitCode(read.kind, read.level)).toBe(code);
    },
  );
  it('gives 99211 no level and knows no other codes', () => {
    expect(readVisitCode('99211')).toEqual({ kind: 'established', level: null });
    for (const code of ['99201', '99203X', '99395', '36415', '']) expect(readVisitCode(code)).toBeNull();
  });
});
