import { createHash } from 'node:crypto';
import { addressLines } from '#shared/domain/plans/paper.ts';
import { scheduleTotals } from '#shared/domain/plans/schedule.ts';
import type { PatientId, PatientLetterId, PlanId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { AgreementPaper, LetterPaper, PaperPatient, PaperPractice, PlansContext } from './context.ts';
import { findVersion, keepPaper, readClaims } from './queries.ts';
import { needPlan, nameOf } from './records.ts';

/** Draws a paper of a plan; the same content gives the same bytes. */
export type DrawPlanPaper = (paper: AgreementPaper | LetterPaper) => Promise<Uint8Array>;

/** The agreement for signing, and letters. */
export function paperPart(context: PlansContext) {
  const { db: open } = context;
  const partiesOf = (
    db: ReadDb,
    patientId: PatientId,
  ): { practice: PaperPractice; patient: PaperPatient } => {
    const practice = context.records.practice(db);
    const patient = context.records.patient(db, patientId);
    if (!practice || !patient)
      throw new Refusal(
        'rule_violated',
        'The practice is not filled in yet. Fill it in under Settings first.',
      );
    return {
      practice: { name: practice.name, addressLines: addressLines(practice.address), phone: practice.phone },
      patient: {
        name: nameOf(patient),
        accountNumber: patient.accountNumber,
        addressLines: addressLines(patient.address),
      },
    };
  };
  return {
    /** The agreement for signing: drawn once and kept, then always the same bytes. */
    agreement: async (id: PlanId, version: number, draw: DrawPlanPaper): Promise<Uint8Array> => {
      const plan = needPlan(open(), id);
      const found = findVersion(open(), id, version);
      if (!found) throw new Refusal('not_found', 'This version of the plan is not in the practice file.');
      if (found.pdf) return found.pdf;
      const { totalCents, interestCents, feeCents } = scheduleTotals(found.schedule);
      const pdf = await draw({
        kind: 'agreement',
        planNumber: plan.number,
        version,
        agreedOn: found.terms.agreedOn,
        ...partiesOf(open(), plan.patientId),
        financedCents: found.terms.amountCents,
        interestCents,
        feeCents,
        totalCents,
        rateHundredths: found.terms.rateHundredths,
        claims: readClaims(open(), found.claimIds),
        rows: found.schedule,
      });
      transaction(open(), (db) =>
        keepPaper(db, id, version, pdf, createHash('sha256').update(pdf).digest('hex')),
      );
      return findVersion(open(), id, version)?.pdf ?? pdf;
    },
    /** The letter of a late step that was taken: drawn and kept. */
    letter: async (id: PlanId, text: string, draw: DrawPlanPaper): Promise<PatientLetterId> => {
      const plan = needPlan(open(), id);
      const pdf = await draw({
        kind: 'letter',
        title: 'Your payment plan',
        on: context.clock.today(),
        ...partiesOf(open(), plan.patientId),
        text,
      });
      return transaction(open(), (db) =>
        context.keepLetters(db, { kind: 'plan', patientIds: [plan.patientId], pdf }),
      );
    },
  };
}
