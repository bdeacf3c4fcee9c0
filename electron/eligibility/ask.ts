import type { QuestionFile } from '#shared/contract/eligibility.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { claimTotal } from '#shared/domain/claim.ts';
import { SENT, type ClaimStatus } from '#shared/domain/claim-status.ts';
import type { Coverage } from '#shared/domain/patient.ts';
import type { Payer, Practice } from '#shared/domain/practice.ts';
import { write270, type EligibilityQuestion } from '#shared/domain/x12/eligibility/write-270.ts';
import { write276, type ClaimStatusQuestion } from '#shared/domain/x12/claim-status/write-276.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, CoverageId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { EligibilityContext } from './context.ts';
import { findSentClaim, insertEligibilityQuestion, insertStatusQuestion } from './queries.ts';
import { traceOf, writeQuestions, type QuestionBatch } from './question-files.ts';

/** Who is asked about, on which day and for which services. */
export type EligibilityRequest = {
  readonly coverageIds: readonly CoverageId[];
  readonly serviceDate: IsoDate;
  readonly serviceTypes: readonly string[];
};

/** Writes 270 files, one for each receiver. @throws Refusal when a coverage or payer cannot be asked about. */
export function askEligibility(
  context: EligibilityContext,
  request: EligibilityRequest,
  folder: string,
): QuestionFile[] {
  return writeQuestions(
    context,
    (db) => {
      const practice = needPractice(context, db);
      const asked = [...new Set(request.coverageIds)].map((id) => insured(context, db, id));
      return byReceiver(asked.map((one) => ({ ...one, receiver: one.payer }))).map((ofReceiver) =>
        eligibilityBatch(practice, ofReceiver, request),
      );
    },
    folder,
  );
}

type Insured = { readonly coverage: Coverage; readonly payer: Payer; readonly patient: PatientOf };
type PatientOf = NonNullable<ReturnType<EligibilityContext['records']['patient']>>;

function insured(context: EligibilityContext, db: ReadDb, id: CoverageId): Insured {
  const coverage = context.coverage(db, id);
  const payer = coverage && context.records.payer(db, coverage.payerId);
  const patient = coverage && context.records.patient(db, coverage.patientId);
  if (!coverage || !payer || !patient)
    throw new Refusal('not_found', 'A coverage is not there any more. Nobody was asked.');
  return { coverage, payer, patient };
}

function eligibilityBatch(
  practice: Practice,
  asked: readonly Insured[],
  { serviceDate, serviceTypes }: EligibilityRequest,
): QuestionBatch {
  const payer = asked[0]?.payer;
  const rows: { trace: string; one: Insured }[] = [];
  return {
    kind: '270',
    receiverId: payer?.receiverId ?? '',
    receiverName: payer?.receiverName ?? '',
    senderId: practice.submitterId,
    write: (envelope, form) => {
      rows.length = 0;
      asked.forEach((one, i) => rows.push({ trace: traceOf('270', envelope.interchangeControl, i), one }));
      const questions = rows.map(({ trace, one }) =>
        eligibilityQuestion(practice, one, trace, serviceDate, serviceTypes),
      );
      return write270(questions, envelope, form);
    },
    keep: (db, id) => {
      for (const { trace, one } of rows)
        insertEligibilityQuestion(db, id, {
          trace,
          coverageId: one.coverage.id,
          patientId: one.patient.id,
          serviceDate,
          serviceTypes,
        });
    },
  };
}

function eligibilityQuestion(
  practice: Practice,
  { coverage, payer, patient }: Insured,
  trace: string,
  serviceDate: IsoDate,
  serviceTypes: readonly string[],
): EligibilityQuestion {
  const self = coverage.relationship === '18' || coverage.subscriber === null;
  const subscriber = coverage.subscriber ?? patient;
  return {
    trace,
    payer,
    provider: practice,
    // TRN03: 1 before an employer's number, as the guide wants ten characters.
    originatorId: `${practice.taxIdKind === 'EI' ? '1' : '9'}${practice.taxId}`,
    subscriber: { ...subscriber, memberId: coverage.memberId },
    dependent: self ? null : patient,
    serviceDate,
    serviceTypes,
  };
}

/** Writes 276 files, one for each receiver. @throws Refusal when a claim was not sent. */
export function askStatus(
  context: EligibilityContext,
  claimIds: readonly ClaimId[],
  folder: string,
): QuestionFile[] {
  return writeQuestions(
    context,
    (db) => {
      const asked = [...new Set(claimIds)].map((id) => ({ id, ...sentClaim(db, id) }));
      return byReceiver(
        asked.map((one) => ({
          ...one,
          receiver: { receiverId: one.claim.receiver.id, receiverName: one.claim.receiver.name },
        })),
      ).map(statusBatch);
    },
    folder,
  );
}

type Sent = { readonly id: ClaimId; readonly claim: ProfessionalClaim; readonly payerControlNumber: string };

function sentClaim(db: ReadDb, id: ClaimId): Omit<Sent, 'id'> {
  const found = findSentClaim(db, id);
  if (!found) throw new Refusal('not_found', 'This claim is not in the practice file. Nobody was asked.');
  if (
    ![...SENT, 'rejected', 'paid', 'partly_paid', 'denied', 'appealed'].includes(found.status as ClaimStatus)
  )
    throw new Refusal(
      'rule_violated',
      `Claim ${found.claim.controlNumber} was not sent, so nobody can say what became of it. Nobody was asked.`,
    );
  return found;
}

function statusBatch(asked: readonly Sent[]): QuestionBatch {
  const first = asked[0]?.claim;
  const rows: { trace: string; one: Sent }[] = [];
  return {
    kind: '276',
    receiverId: first?.receiver.id ?? '',
    receiverName: first?.receiver.name ?? '',
    senderId: first?.submitter.id ?? '',
    write: (envelope, form) => {
      rows.length = 0;
      asked.forEach((one, i) => rows.push({ trace: traceOf('276', envelope.interchangeControl, i), one }));
      return write276(
        rows.map(({ trace, one }) => statusQuestion(one, trace)),
        envelope,
        form,
      );
    },
    keep: (db, id) => {
      for (const { trace, one } of rows) insertStatusQuestion(db, id, { trace, claimId: one.id });
    },
  };
}

function statusQuestion({ claim, payerControlNumber }: Sent, trace: string): ClaimStatusQuestion {
  const days = claim.lines.flatMap((l) => [l.serviceDate, l.detail?.serviceDateTo ?? l.serviceDate]).sort();
  const self = claim.coverage.relationship === '18';
  return {
    trace,
    payer: { name: claim.payer.name, payerIdentifier: claim.payer.payerIdentifier },
    submitter: { name: claim.submitter.name, id: claim.submitter.id },
    provider: { name: claim.billingProvider.name, npi: claim.billingProvider.npi },
    subscriber: {
      lastName: claim.subscriber.lastName,
      firstName: claim.subscriber.firstName,
      middleName: claim.subscriber.middleName,
      memberId: claim.coverage.memberId,
    },
    dependent: self
      ? null
      : {
          lastName: claim.patient.lastName,
          firstName: claim.patient.firstName,
          middleName: claim.patient.middleName,
        },
    birthDate: birthDateOf(claim),
    sex: claim.patient.sex,
    controlNumber: claim.controlNumber,
    payerControlNumber,
    chargeCents: claimTotal(claim),
    serviceFrom: days[0] ?? claim.serviceDate,
    serviceTo: days.at(-1) ?? claim.serviceDate,
  };
}

/** 005010X212 2000D and 2000E DMG02: payers find nobody without it. @throws Refusal when the claim does not have it. */
function birthDateOf({ patient, controlNumber }: ProfessionalClaim): IsoDate {
  if (patient.birthDate === null)
    throw new Refusal(
      'rule_violated',
      `Claim ${controlNumber} does not tell the patient's birth date, which payers ask for. Nobody was asked.`,
    );
  return patient.birthDate;
}

/** Groups by who receives the file, receivers in a fixed order. */
function byReceiver<T extends { readonly receiver: { readonly receiverId: string } }>(
  items: readonly T[],
): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.receiver.receiverId);
    if (group) group.push(item);
    else groups.set(item.receiver.receiverId, [item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, group]) => group);
}

function needPractice(context: EligibilityContext, db: ReadDb): Practice {
  const practice = context.records.practice(db);
  if (!practice)
    throw new Refusal('rule_violated', 'Fill in the practice in the settings first. Nobody was asked.');
  return practice;
}
