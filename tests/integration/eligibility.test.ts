import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SegmentData } from '#shared/domain/x12/writer.ts';
import { addDays, isoDate, type Instant } from '#shared/kernel/dates.ts';
import type { CoverageId } from '#shared/kernel/ids.ts';
import { sql } from '#electron/db/sql.ts';
import { answer270 } from '#tests/support/answered-questions.ts';
import { answer999, answerTa1 } from '#tests/support/clearinghouse.ts';
import { fullDisk } from '#tests/support/full-disk.ts';
import { refusalOf } from '#tests/support/practice-file.ts';
import { TODAY, addPatient, makeWorkFile, type WorkFile } from '#tests/support/work-file.ts';

let open: WorkFile | null = null;
function work(...args: Parameters<typeof makeWorkFile>): WorkFile {
  open = makeWorkFile(...args);
  return open;
}
afterEach(() => {
  open?.close();
  open = null;
});

const ACTIVE: readonly SegmentData[] = [
  ['EB', '1', '', '30', '', 'INVENTED CHOICE'],
  ['EB', 'B', 'IND', '98', '', '', '27', '25', '', '', '', '', 'Y'],
  ['EB', 'C', 'IND', '30', '', '', '29', '420.50'],
];

const coverageOf = (file: WorkFile, patientId = file.ids.patientId): CoverageId => {
  const [coverage] = file.patients.detail(patientId).coverages;
  if (!coverage) throw new Error('The patient has no coverage.');
  return coverage.id;
};
const ask = (file: WorkFile, ids: readonly CoverageId[], serviceTypes = ['30', '98']) =>
  file.services.eligibility.request({ coverageIds: ids, serviceDate: TODAY, serviceTypes }, file.folder);
const textOf = (file: WorkFile, name: string | undefined): string =>
  readFileSync(join(file.folder, name ?? ''), 'utf8');
const take = (file: WorkFile, text: string, fileName = 'answer.271') =>
  file.services.acks.takeIn({ fileName, bytes: Buffer.from(text), way: 'dialog' });
const rows = (file: WorkFile): string =>
  JSON.stringify(
    file.db().all(sql`SELECT (SELECT count(*) FROM question_file) AS files,
    (SELECT count(*) FROM eligibility_question) AS questions, (SELECT count(*) FROM eligibility_answer) AS answers`),
  );

describe('asking about eligibility', () => {
  it('writes one file for each receiver, whole, with numbers that never repeat', () => {
    const file = work();
    const other = addPatient(file.patients, file.ids.payerId, 'Bea', '2001');
    const [first] = ask(file, [coverageOf(file), coverageOf(file, other)]);
    const [second] = ask(file, [coverageOf(file)]);
    expect(first).toMatchObject({ kind: '270', questions: 2, interchangeControl: '000000001' });
    expect(first?.placedAt).not.toBeNull();
    expect(second?.interchangeControl).toBe('000000002');
    const text = textOf(file, first?.fileName);
    expect(text.match(/TRN\*1\*E000000001-\d/g)).toHaveLength(2);
    expect(text).toContain('NM1*IL*1*Fictive*Ana****MI*SMH2000~');
    expect(file.services.eligibility.ofPatient(file.ids.patientId)[0]?.open).toHaveLength(2);
  });

  it('with a full disk asks nobody: no file, no open question', async () => {
    let full = true;
    const file = work(fullDisk(() => full));
    const before = rows(file);
    const refused = await refusalOf(() => ask(file, [coverageOf(file)]));
    expect(refused.message).toContain('The disk is full');
    expect(refused.message).toContain('Nobody was asked.');
    expect(rows(file)).toBe(before);
    expect(readdirSync(file.folder).filter((name) => /270|part/.test(name))).toEqual([]);
    full = false;
    const [written] = ask(file, [coverageOf(file)]);
    // The number of the file that was not written is not given again.
    expect(written?.interchangeControl).toBe('000000002');
  });

  it('a coverage that is gone asks nobody at all', async () => {
    const file = work();
    const gone = '00000000-0000-4000-8000-00000000dead' as CoverageId;
    expect((await refusalOf(() => ask(file, [coverageOf(file), gone]))).message).toContain(
      'Nobody was asked',
    );
    expect(rows(file)).toContain('"files":0');
  });
});

describe('answers about eligibility', () => {
  it('are matched by the trace, kept with their date, and the newest is shown first', () => {
    const file = work();
    const id = coverageOf(file);
    const [asked] = ask(file, [id]);
    const text = textOf(file, asked?.fileName);
    expect(
      take(
        file,
        answer270(text, () => ACTIVE, { at: '2026-11-24T08:00:00.000Z' as Instant }),
      ),
    ).toMatchObject({ outcome: 'read', unmatched: 0 });
    take(
      file,
      answer270(text, () => [['EB', '6', '', '30']], {
        at: '2026-12-24T08:00:00.000Z' as Instant,
        control: 77,
      }),
      'later.271',
    );
    const [shown] = file.services.eligibility.ofPatient(file.ids.patientId);
    expect(shown?.open).toEqual([]);
    expect(shown?.answers.map((a) => [a.answeredAt.slice(0, 10), a.summary.state])).toEqual([
      ['2026-12-24', 'inactive'],
      ['2026-11-24', 'active'],
    ]);
    expect(shown?.answers[1]).toMatchObject({
      serviceDate: TODAY,
      why: 'by the trace of our question',
      summary: { plan: 'INVENTED CHOICE', copay: { cents: 2500 }, deductibleLeft: { cents: 42_050 } },
    });
    expect(file.services.eligibility.ofVisit(file.ids.patientId, TODAY)?.answer?.summary.state).toBe(
      'inactive',
    );
    expect(file.services.eligibility.answer(shown?.answers[1]?.id ?? '').content.benefits).toHaveLength(3);
  });

  it('without a trace: exactly the same member id, name and birth date, or a person decides', () => {
    const file = work();
    const id = coverageOf(file);
    addPatient(file.patients, file.ids.payerId, 'Bea', '2001');
    const text = textOf(file, ask(file, [id])[0]?.fileName).replaceAll('000000001', '000000888');
    const bare = answer270(text, () => ACTIVE, { traces: false });
    expect(take(file, bare).unmatched).toBe(0);
    expect(file.services.eligibility.newest(id)?.why).toBe('by member id, name and birth date, all the same');
    const other = bare.replace('Fictive*Ana', 'Fictive*Anna').replaceAll('900000002', '900000003');
    expect(take(file, other, 'other.271').unmatched).toBe(1);
    const { acks } = file.services;
    const [item] = acks.unmatched();
    if (!item) throw new Error('Nothing is unmatched.');
    const [likely] = acks.candidates(item.id, '');
    expect(likely).toMatchObject({ coverageId: id, differs: ['first name'] });
    expect(acks.assign(item.id, { claimId: null, coverageId: id }, false).state).toBe('question');
    expect(file.services.eligibility.ofPatient(file.ids.patientId)[0]?.answers).toHaveLength(1);
    acks.assign(item.id, { claimId: null, coverageId: id }, true);
    expect(file.services.eligibility.ofPatient(file.ids.patientId)[0]?.answers).toHaveLength(2);
    acks.takeBack([item.id]);
    expect(file.services.eligibility.ofPatient(file.ids.patientId)[0]?.answers).toHaveLength(1);
  });

  it('that refuse the whole question are kept with everyone who was asked about', () => {
    const file = work();
    const other = addPatient(file.patients, file.ids.payerId, 'Bea', '2001');
    const [asked] = ask(file, [coverageOf(file), coverageOf(file, other)]);
    const text = textOf(file, asked?.fileName);
    const refused = answer270(text, () => [])
      .replace(/HL\*3\*2\*22[\s\S]*?SE\*/, 'AAA*N**50*N~\nSE*')
      .replace(/SE\*\d+\*/, 'SE*8*');
    expect(take(file, refused)).toMatchObject({ outcome: 'read', unmatched: 0 });
    for (const patient of [file.ids.patientId, other])
      expect(file.services.eligibility.ofVisit(patient, TODAY)?.answer?.summary.sentence).toBe(
        'Not answered: the provider may not ask (AAA 50).',
      );
  });

  it('count no longer when their file is undone; the rows stay', () => {
    const file = work();
    const id = coverageOf(file);
    const text = textOf(file, ask(file, [id])[0]?.fileName);
    const { fileId } = take(
      file,
      answer270(text, () => ACTIVE),
    );
    if (!fileId) throw new Error('The file was not kept.');
    file.services.acks.undo(fileId, 'other practice');
    expect(file.services.eligibility.newest(id)).toBeNull();
    expect(file.services.eligibility.ofPatient(file.ids.patientId)[0]?.open).toHaveLength(1);
    expect(rows(file)).toContain('"answers":1');
    expect(() => file.db().get(sql`DELETE FROM eligibility_answer RETURNING id`)).toThrow();
  });

  it('a TA1 or 999 of the question is matched with it', () => {
    const file = work();
    const text = textOf(file, ask(file, [coverageOf(file)])[0]?.fileName);
    expect(take(file, answerTa1(text, 'R', '009'))).toMatchObject({ rejected: 1, unmatched: 0 });
    expect(take(file, answer999(text), 'syntax.999')).toMatchObject({ accepted: 1, unmatched: 0 });
  });

  it('for the insured person’s child are kept with the child', () => {
    const file = work();
    const { id: child } = file.patients.savePatient({
      id: null,
      accountNumber: '3000',
      lastName: 'Fictive',
      firstName: 'Timo',
      middleName: '',
      birthDate: isoDate('2015-08-09'),
      sex: 'M',
      address: { line1: '12 Invented Lane', line2: '', city: 'Cleveland', state: 'OH', zip: '44113' },
      phone: '',
      deceasedOn: null,
    });
    file.patients.saveCoverage({
      id: null,
      patientId: child,
      payerId: file.ids.payerId,
      rank: 1,
      memberId: 'SMH2000',
      groupNumber: '',
      planName: '',
      relationship: '19',
      subscriber: {
        lastName: 'Fictive',
        firstName: 'Ana',
        middleName: '',
        birthDate: isoDate('1969-08-19'),
        sex: 'F',
        address: { line1: '12 Invented Lane', line2: '', city: 'Cleveland', state: 'OH', zip: '44113' },
      },
      activeFrom: addDays(TODAY, -300),
      activeTo: null,
      copayCents: null,
    });
    const text = textOf(file, ask(file, [coverageOf(file, child)])[0]?.fileName);
    expect(text).toContain('NM1*03*1*Fictive*Timo~');
    expect(
      take(
        file,
        answer270(text, () => ACTIVE, { traces: false }).replaceAll('BHT*0022*11*000000001', 'BHT*0022*11*X'),
      ).unmatched,
    ).toBe(0);
    expect(file.services.eligibility.ofVisit(child, TODAY)?.answer?.summary.state).toBe('active');
    expect(file.services.eligibility.ofVisit(file.ids.patientId, TODAY)?.answer).toBeNull();
  });
});
