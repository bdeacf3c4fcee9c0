import type { EligibilityAnswer } from '#shared/domain/eligibility.ts';
import { nameKey } from '#shared/domain/matching/names.ts';
import { readSentFile } from '#shared/domain/x12/acks/sent-file.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { AckItemId, CoverageId, PatientId } from '#shared/kernel/ids.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { EligibilityContext } from './context.ts';
import {
  findInsured,
  findQuestions,
  findQuestionTexts,
  insertAnswer,
  withdrawAnswers,
  type EligibilityQuestionRow,
  type InsuredRow,
} from './queries.ts';

/** A coverage that an answer is surely about. */
export type MatchedCoverage = {
  readonly coverageId: CoverageId;
  readonly patientId: PatientId;
  /** The trace of our question; null when it was matched by the person. */
  readonly trace: string | null;
  readonly serviceDate: IsoDate | null;
  readonly serviceTypes: readonly string[];
  /** How it was found, in a clause. */
  readonly why: string;
};

/** A coverage that an answer may be about: a person decides. */
export type LikelyCoverage = {
  readonly coverageId: CoverageId;
  readonly patientId: PatientId;
  readonly title: string;
  readonly patientName: string;
  readonly agrees: readonly string[];
  readonly differs: readonly string[];
};

/** What the inbox may ask about eligibility answers. */
export type EligibilityAnswers = ReturnType<typeof createEligibilityAnswers>;

export function createEligibilityAnswers(context: EligibilityContext) {
  return {
    /**
     * The coverages that an answer is about: by the trace of our question, or, of an answer that refuses a whole
     * question, all of that question; else the one whose member id, name and birth date are exactly the answer's.
     * @returns none when nothing fits exactly: it is never guessed.
     */
    match: (db: ReadDb, answer: EligibilityAnswer): MatchedCoverage[] => {
      const byTrace = findQuestions(db, answer.traces);
      if (byTrace.length > 0) return byTrace.map((q) => matched(q, 'by the trace of our question'));
      const ofFile = questionsOf(db, answer);
      if (answer.person === null || ofFile.length === 1)
        return ofFile.map((q) => matched(q, 'by the number of our question (BHT03)'));
      return byPerson(db, answer);
    },
    likely: (db: ReadDb, answer: EligibilityAnswer, search: string): LikelyCoverage[] =>
      likely(db, answer, search),
    /** Compares an answer with one coverage, for the question before it is assigned by hand. */
    compare: (db: ReadDb, answer: EligibilityAnswer, coverageId: CoverageId): LikelyCoverage | null => {
      const coverage = context.coverage(db, coverageId);
      const patient = coverage && context.records.patient(db, coverage.patientId);
      const payer = coverage && context.records.payer(db, coverage.payerId);
      if (!coverage || !patient || !payer) return null;
      return compared(answer, {
        coverageId,
        patientId: patient.id,
        memberId: coverage.memberId,
        payerIdentifier: payer.payerIdentifier,
        payerName: payer.name,
        lastName: patient.lastName,
        firstName: patient.firstName,
        birthDate: patient.birthDate,
        activeFrom: coverage.activeFrom,
        activeTo: coverage.activeTo,
      });
    },
    /** Keeps an answer with its coverage. Answers are only added. */
    keep: (db: WriteDb, itemId: AckItemId, to: MatchedCoverage, answer: EligibilityAnswer): void => {
      const id = context.newId();
      insertAnswer(db, {
        id,
        coverageId: to.coverageId,
        patientId: to.patientId,
        trace: to.trace,
        itemId,
        serviceDate: to.serviceDate,
        answeredAt: answer.at || context.clock.now().slice(0, 16),
        receivedAt: context.clock.now(),
        why: to.why,
        serviceTypes: to.serviceTypes,
        content: answer,
      });
      context.audit(db, {
        action: 'receive',
        record: 'eligibility_answer',
        recordId: id,
        change: `coverage ${to.coverageId}, ${to.why}`,
      });
    },
    /** The answers of these items count no longer. */
    withdraw: (db: WriteDb, items: readonly AckItemId[], why: string): number =>
      withdrawAnswers(db, items, context.clock.now(), why),
  };
}

function matched(q: EligibilityQuestionRow, why: string): MatchedCoverage {
  const { coverageId, patientId, trace, serviceDate, serviceTypes } = q;
  return { coverageId, patientId, trace, serviceDate, serviceTypes, why };
}

/** The questions of the transaction whose number (BHT03) the answer gives back. */
function questionsOf(db: ReadDb, answer: EligibilityAnswer): EligibilityQuestionRow[] {
  const number = /^(\d{9})(-\d+)?$/.exec(answer.reference)?.[1];
  if (!number) return [];
  const traces = findQuestionTexts(db, Number(number))
    .filter((file) => file.kind === '270')
    .flatMap(({ content }) => readSentFile(Buffer.from(content).toString('utf8')).sets)
    .filter((set) => set.reference === answer.reference)
    .flatMap((set) => set.traces);
  return findQuestions(db, traces);
}

function byPerson(db: ReadDb, answer: EligibilityAnswer): MatchedCoverage[] {
  const fits = personRows(db, answer, '').filter(
    (row) => compared(answer, row).differs.length === 0 && isWhole(answer),
  );
  const day = answer.at.slice(0, 10);
  const active = fits.filter(
    (row) => row.activeFrom <= day && (row.activeTo === null || row.activeTo >= day),
  );
  const few = active.length > 0 ? active : fits;
  const ofPayer = few.filter((row) => row.payerIdentifier === answer.payerId);
  const [one, ...others] = ofPayer.length > 0 ? ofPayer : few;
  if (!one || others.length > 0) return [];
  return [
    {
      coverageId: one.coverageId,
      patientId: one.patientId,
      trace: null,
      serviceDate: null,
      serviceTypes: [],
      why: 'by member id, name and birth date, all the same',
    },
  ];
}

/** Only an answer that says all three can be the same in all three. */
function isWhole(answer: EligibilityAnswer): boolean {
  const { person } = answer;
  return (
    person !== null &&
    memberIdOf(answer) !== '' &&
    person.lastName !== '' &&
    person.firstName !== '' &&
    person.birthDate !== null
  );
}

function memberIdOf(answer: EligibilityAnswer): string {
  const id = answer.person?.memberId || answer.subscriber?.memberId || '';
  return id.replaceAll(/[\s-]/g, '').toUpperCase();
}

function personRows(db: ReadDb, answer: EligibilityAnswer, search: string): InsuredRow[] {
  return findInsured(db, {
    memberId: memberIdOf(answer),
    birthDate: answer.person?.birthDate ?? null,
    search: search.trim(),
  });
}

function likely(db: ReadDb, answer: EligibilityAnswer, search: string): LikelyCoverage[] {
  return personRows(db, answer, search)
    .map((row) => compared(answer, row))
    .filter((one) => search.trim() !== '' || one.agrees.length >= 2)
    .sort((a, b) => b.agrees.length - a.agrees.length || a.differs.length - b.differs.length)
    .slice(0, 20);
}

function compared(answer: EligibilityAnswer, row: InsuredRow): LikelyCoverage {
  const { person } = answer;
  const agrees: string[] = [];
  const differs: string[] = [];
  const note = (what: string, theirs: string, same: boolean): void => {
    if (theirs === '') return;
    (same ? agrees : differs).push(what);
  };
  const ours = row.memberId.replaceAll(/[\s-]/g, '').toUpperCase();
  note('member id', memberIdOf(answer), memberIdOf(answer) === ours);
  note('last name', person?.lastName ?? '', nameKey(person?.lastName ?? '') === nameKey(row.lastName));
  note('first name', person?.firstName ?? '', nameKey(person?.firstName ?? '') === nameKey(row.firstName));
  note('birth date', person?.birthDate ?? '', person?.birthDate === row.birthDate);
  note('payer', answer.payerId, answer.payerId === row.payerIdentifier);
  // Payers answer under other numbers than the one that was asked, so this alone speaks against nothing.
  return {
    coverageId: row.coverageId,
    patientId: row.patientId,
    title: row.payerName,
    patientName: `${row.lastName}, ${row.firstName}`,
    agrees,
    differs: differs.filter((what) => what !== 'payer'),
  };
}
