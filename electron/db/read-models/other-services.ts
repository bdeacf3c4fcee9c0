import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { OtherService } from '#shared/domain/scrub/facts.ts';
import { list, sql, type ReadDb } from '#electron/db/sql.ts';

type Row = {
  readonly id: string;
  readonly patient_id: string;
  readonly service_on: string;
};

/**
 * The services of other claims of the same patient and day, for many claims in one reading. Voided claims are left
 * out; a claim of the batch is taken as it stands there and not read once more.
 */
export function otherServicesOf(
  db: ReadDb,
  batch: readonly ProfessionalClaim[],
): (claim: ProfessionalClaim) => readonly OtherService[] {
  const inBatch = new Map(batch.map((claim) => [claim.claimId as string, claim]));
  const patients = [...new Set(batch.map(({ patient }) => patient.patientId))];
  const days = new Set(batch.map(dayOf));
  const rows = db
    .all<Row>(
      sql`SELECT id, patient_id, service_on FROM claim
          WHERE patient_id IN (${list(patients)}) AND status <> 'voided'`,
    )
    .filter((row) => days.has(`${row.patient_id} ${row.service_on}`));
  const alone = rows.filter(({ id }) => !inBatch.has(id)).map(({ id }) => id);
  for (const { id, frozen } of alone.length === 0
    ? []
    : db.all<{ id: string; frozen: string }>(sql`SELECT id, frozen FROM claim WHERE id IN (${list(alone)})`))
    inBatch.set(id, JSON.parse(frozen) as ProfessionalClaim);
  const byDay = new Map<string, ProfessionalClaim[]>();
  for (const { id, patient_id, service_on } of rows) {
    const claim = inBatch.get(id);
    if (!claim) continue;
    const key = `${patient_id} ${service_on}`;
    const there = byDay.get(key);
    if (there) there.push(claim);
    else byDay.set(key, [claim]);
  }
  return (claim) => {
    const there = byDay.get(dayOf(claim)) ?? [];
    if (there.length === 0 || (there.length === 1 && there[0]?.claimId === claim.claimId)) return NONE;
    return there
      .filter(({ claimId }) => claimId !== claim.claimId)
      .flatMap(({ controlNumber, payer, lines }) =>
        lines.map(({ serviceDate, code, modifiers }) => ({
          controlNumber,
          payerId: payer.payerId,
          serviceDate,
          code,
          modifiers,
        })),
      );
  };
}

const NONE: readonly OtherService[] = [];

function dayOf({ patient, serviceDate }: ProfessionalClaim): string {
  return `${patient.patientId} ${serviceDate}`;
}
