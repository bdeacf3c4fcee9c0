import type { SuperbillContent } from '#shared/domain/statements/paper.ts';
import type { PatientPaper } from '#shared/domain/statements/run.ts';
import { buildSuperbill } from '#shared/domain/statements/superbill.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, FacilityId, PatientId, ProviderId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import {
  addressLines,
  fullName,
  needPractice,
  readSettings,
  senderOf,
  voiceFor,
  type StatementContext,
} from './context.ts';
import { readMail } from './mail.ts';
import { findPaper, findSuperbill } from './paper-queries.ts';
import { keepPaper } from './papers.ts';

const FIRST_SUPERBILL = 9001;

/** Superbills: what a patient files with an own insurer, of a visit that is coded. */
export function superbillsService(context: StatementContext) {
  return {
    /** Makes and keeps it, or gives the one that says the same. @throws Refusal `not_found`, or `rule_violated` when the visit is not coded yet. */
    issue: (encounterId: EncounterId): PatientPaper =>
      transaction(context.db(), (db) => {
        const settings = readSettings(db);
        const visit = readVisit(db, encounterId);
        const patient = context.records.patient(db, visit.patientId);
        const provider = context.records.provider(db, visit.providerId);
        const facility = context.records.facility(db, visit.facilityId);
        if (!patient || !provider || !facility)
          throw new Error('A visit stands without its patient, provider or facility.');
        const voice = voiceFor(settings, readMail(db, visit.patientId).language);
        const practice = needPractice(context, db);
        const coverage = context.records.coverageOn(db, visit.patientId, visit.serviceOn);
        const payer = coverage && context.records.payer(db, coverage.payerId);
        const contentOf = (number: string): SuperbillContent =>
          buildSuperbill(
            {
              number,
              issuedOn: context.clock.today(),
              practice: { ...senderOf(practice, voice), npi: practice.npi, taxId: practice.taxId },
              addressee: {
                name: fullName(patient),
                accountNumber: patient.accountNumber,
                addressLines: addressLines(patient.address),
                birthDate: patient.birthDate,
              },
              provider: {
                name: [fullName(provider), provider.credentials].filter(Boolean).join(', '),
                npi: provider.npi,
              },
              insured: coverage && payer ? `${payer.name}, ${coverage.memberId}` : '',
              serviceOn: visit.serviceOn,
              placeOfService: facility.placeOfService,
              diagnoses: readDiagnoses(db, encounterId).map((code) => ({
                code,
                text: titleOf(context, code, visit.serviceOn),
              })),
              lines: readLines(db, encounterId).map((line) => ({
                ...line,
                description: context.records.feeOn(db, line.code, visit.serviceOn)?.description ?? '',
              })),
              paidCents: readPaid(db, encounterId),
            },
            voice,
          );
        // The same visit with the same coding and payments has one: a second copy is that one printed again.
        const last = findSuperbill(db, encounterId);
        if (last && saysTheSame(last.content, contentOf(last.paper.number))) return last.paper;
        const content = contentOf(String(context.nextNumber(db, 'superbill', FIRST_SUPERBILL)));
        const id = keepPaper(context, db, content, settings.texts, {
          patientId: visit.patientId,
          amountCents: content.totalCents,
          encounterId,
        });
        const kept = findPaper(db, id);
        if (!kept) throw new Error('A superbill was kept and is not there.');
        return kept;
      }),
  };
}

/** The day of issue alone makes no other paper. */
function saysTheSame(kept: SuperbillContent, now: SuperbillContent): boolean {
  return JSON.stringify(kept) === JSON.stringify({ ...now, issuedOn: kept.issuedOn });
}

function titleOf({ lookup }: StatementContext, code: string, on: IsoDate): string {
  const verdict = lookup('icd10cm', code, on);
  return verdict.known === 'valid' ? verdict.entry.title : '';
}

type Visit = {
  readonly patientId: PatientId;
  readonly providerId: ProviderId;
  readonly facilityId: FacilityId;
  readonly serviceOn: IsoDate;
  readonly status: string;
};

function readVisit(db: ReadDb, id: EncounterId): Visit {
  const visit = db.get<Visit>(sql`SELECT patient_id AS patientId, rendering_provider_id AS providerId,
    facility_id AS facilityId, service_on AS serviceOn, status FROM encounter WHERE id = ${id}`);
  if (!visit) throw new Refusal('not_found', 'This visit is not in the practice file.');
  if (visit.status !== 'coded' && visit.status !== 'billed')
    throw new Refusal(
      'rule_violated',
      'This visit is not coded yet, so there is nothing to put on a superbill.',
    );
  return visit;
}

function readDiagnoses(db: ReadDb, id: EncounterId): string[] {
  return db
    .all<{ code: string }>(
      sql`SELECT code FROM encounter_diagnosis WHERE encounter_id = ${id} ORDER BY position`,
    )
    .map((row) => row.code);
}

function readLines(db: ReadDb, id: EncounterId) {
  return db
    .all<{ code: string; modifiers: string; pointers: string; units: number; chargeCents: number }>(
      sql`SELECT code, modifiers, pointers, units, charge_cents AS chargeCents FROM encounter_line
        WHERE encounter_id = ${id} ORDER BY position`,
    )
    .map((row) => ({
      ...row,
      modifiers: JSON.parse(row.modifiers) as string[],
      pointers: JSON.parse(row.pointers) as number[],
    }));
}

/** What the patient paid for this visit: on its claims, and what was taken at it. */
function readPaid(db: ReadDb, id: EncounterId): number {
  const row = db.get<{ n: number }>(sql`SELECT -coalesce(sum(e.amount_cents), 0) AS n
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id LEFT JOIN journal o ON o.id = j.reverses_journal_id
    WHERE 'patient_payment' IN (j.kind, o.kind)
      AND ((e.account = 'ar_patient' AND e.claim_id IN (SELECT id FROM claim WHERE encounter_id = ${id}))
        OR (e.account = 'unapplied_payments' AND e.encounter_id = ${id}))`);
  return cents(Math.max(0, row?.n ?? 0));
}
