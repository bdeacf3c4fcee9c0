import { ContentLine, type ClaimContent } from '#shared/domain/claim-content.ts';
import type { ClaimEntry, EntryFault } from '#shared/domain/claim-entry.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type {
  ClaimId,
  CoverageId,
  EncounterId,
  FacilityId,
  PatientId,
  ProviderId,
} from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type ReadDb, type Sql, type WriteDb } from '#electron/db/sql.ts';
import type { ClaimsContext } from './context.ts';
import { contentOfClaim } from './content.ts';
import { createFromContent, createFromEncounter } from './making.ts';
import { findClaimId } from './queries.ts';
import { contentOfTemplate } from './recurring.ts';
import { makeSecondary } from './secondary.ts';
import { listTemplates } from './work-queries.ts';

/**
 * Claims from a file, all or none. What is wrong with each is found before anything is kept.
 * @returns the claims that were made, or the faults.
 */
export function createFromEntries(
  context: ClaimsContext,
  entries: readonly ClaimEntry[],
): { readonly made: readonly ClaimId[]; readonly faults: readonly EntryFault[] } {
  const faults: EntryFault[] = [];
  let made: ClaimId[] = [];
  try {
    transaction(context.db(), () => {
      made = entries.flatMap((entry, i) => {
        try {
          return [transaction(context.db(), (db) => createOne(context, db, entry))];
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const [field = ''] = Object.keys(error.fields ?? {});
          faults.push({ claim: i + 1, field, sentence: error.message });
          return [];
        }
      });
      if (faults.length > 0) throw new NoneMade();
    });
  } catch (error) {
    if (!(error instanceof NoneMade)) throw error;
    return { made: [], faults };
  }
  return { made, faults };
}

/** Takes back what was made of a file in which something is wrong. */
class NoneMade extends Error {}

function createOne(context: ClaimsContext, db: WriteDb, entry: ClaimEntry): ClaimId {
  if ('encounter' in entry) return createFromEncounter(context, db, entry.encounter as EncounterId);
  if ('secondary_of' in entry)
    return makeSecondary(context, db, claimOf(db, entry.secondary_of, 'secondary_of'), null);
  return createFromContent(context, db, contentOf(context, db, entry));
}

function contentOf(
  context: ClaimsContext,
  db: ReadDb,
  entry: Exclude<ClaimEntry, { encounter: string } | { secondary_of: string }>,
): ClaimContent {
  if ('copy_of' in entry)
    return contentOfClaim(context, db, claimOf(db, entry.copy_of, 'copy_of'), entry.service_date);
  const patientId = patientOf(db, entry.patient);
  const serviceDate = entry.service_date;
  if ('template' in entry) {
    const template = listTemplates(db).find((t) => t.name.toLowerCase() === entry.template.toLowerCase());
    if (!template) throw fault('template', `There is no template "${entry.template}".`);
    return contentOfTemplate(db, {
      templateId: template.id,
      patientId,
      serviceDate,
      renderingProviderId: entry.provider === undefined ? null : providerOf(db, entry.provider),
      facilityId: entry.facility === undefined ? null : facilityOf(db, entry.facility),
    });
  }
  return {
    patientId,
    coverageId:
      entry.member_id === undefined ? null : coverageOf(db, patientId, entry.member_id, serviceDate),
    renderingProviderId: providerOf(db, entry.provider),
    facilityId: facilityOf(db, entry.facility),
    serviceDate,
    reason: entry.reason,
    diagnoses: entry.diagnoses,
    lines: entry.lines.map((line): ContentLine => ({
      code: line.code,
      modifiers: line.modifiers,
      pointers: line.pointers,
      units: line.units,
      chargeCents: line.charge,
      serviceDate: line.service_date,
      placeOfService: line.place_of_service,
      ...(line.detail ? { detail: line.detail } : {}),
    })),
    rest: entry.rest,
  };
}

function claimOf(db: ReadDb, reference: string, field: string): ClaimId {
  const id = findClaimId(db, reference);
  if (!id) throw fault(field, `There is no claim ${reference} in this practice file.`);
  return id;
}

function patientOf(db: ReadDb, account: string): PatientId {
  return one(
    db,
    sql`SELECT id FROM patient WHERE account_number = ${account}`,
    'patient',
    `No patient has the account number ${account}.`,
  );
}

function providerOf(db: ReadDb, npi: string): ProviderId {
  return one(
    db,
    sql`SELECT id FROM provider WHERE npi = ${npi}`,
    'provider',
    `No provider of the practice has the NPI ${npi}.`,
  );
}

function facilityOf(db: ReadDb, reference: string): FacilityId {
  return one(
    db,
    sql`SELECT id FROM facility WHERE npi = ${reference} OR name = ${reference} COLLATE NOCASE`,
    'facility',
    `No single facility has the NPI or name ${reference}.`,
  );
}

function coverageOf(db: ReadDb, patientId: PatientId, memberId: string, on: IsoDate): CoverageId {
  return one(
    db,
    sql`SELECT id FROM coverage WHERE patient_id = ${patientId} AND member_id = ${memberId} COLLATE NOCASE
      AND active_from_on <= ${on} AND (active_to_on IS NULL OR active_to_on >= ${on})`,
    'member_id',
    `This patient has no single coverage ${memberId} that was active on ${on}.`,
  );
}

/** The one record that is meant; none or several are a fault. */
function one<Id extends string>(db: ReadDb, statement: Sql, field: string, sentence: string): Id {
  const [row, ...more] = db.all<{ id: Id }>(statement);
  if (!row || more.length > 0) throw fault(field, sentence);
  return row.id;
}

function fault(field: string, sentence: string): Refusal {
  return new Refusal('invalid_input', sentence, { [field]: sentence });
}
