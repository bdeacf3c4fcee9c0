import type { PatientMail } from '#shared/contract/statements.ts';
import type { Language } from '#shared/domain/statements/messages.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';

/** Whether and how mail reaches a patient; as the practice has it when nothing is said. */
export function readMail(db: ReadDb, patientId: PatientId): PatientMail {
  const row = db.get<{
    returnedOn: IsoDate | null;
    holdUntil: IsoDate | null;
    holdReason: string;
    language: Language | '';
  }>(sql`SELECT returned_on AS returnedOn, hold_until AS holdUntil, hold_reason AS holdReason, language
    FROM patient_mail WHERE patient_id = ${patientId}`);
  return {
    patientId,
    returnedOn: row?.returnedOn ?? null,
    holdUntil: row?.holdUntil ?? null,
    holdReason: row?.holdReason ?? '',
    language: row === null || row.language === '' ? null : row.language,
  };
}

export function mailService(context: ServiceContext) {
  const need = (db: ReadDb, id: PatientId): void => {
    if (!context.records.patient(db, id))
      throw new Refusal('not_found', 'This patient is not in the practice file.');
  };
  return {
    get: (patientId: PatientId): PatientMail => {
      need(context.db(), patientId);
      return readMail(context.db(), patientId);
    },
    /** @throws Refusal when a hold has no reason, or a day lies ahead that has to have been. */
    save: (mail: PatientMail): PatientMail => {
      if (mail.holdUntil !== null && mail.holdReason === '')
        throw new Refusal('invalid_input', 'Say why statements are held.', {
          holdReason: 'Say why statements are held.',
        });
      if (mail.returnedOn !== null && mail.returnedOn > context.clock.today())
        throw new Refusal('invalid_input', 'Mail cannot have come back on a day ahead.', {
          returnedOn: 'This day lies ahead.',
        });
      return transaction(context.db(), (db) => {
        need(db, mail.patientId);
        const before = readMail(db, mail.patientId);
        db.run(sql`INSERT INTO patient_mail (patient_id, returned_on, hold_until, hold_reason, language, changed_at, changed_by)
          VALUES (${mail.patientId}, ${mail.returnedOn}, ${mail.holdUntil}, ${mail.holdUntil === null ? '' : mail.holdReason},
            ${mail.language ?? ''}, ${context.clock.now()}, ${context.user().id})
          ON CONFLICT (patient_id) DO UPDATE SET returned_on = excluded.returned_on, hold_until = excluded.hold_until,
            hold_reason = excluded.hold_reason, language = excluded.language, changed_at = excluded.changed_at,
            changed_by = excluded.changed_by`);
        const changed = (['returnedOn', 'holdUntil', 'holdReason', 'language'] as const).filter(
          (field) => before[field] !== mail[field],
        );
        context.audit(db, {
          action: 'save',
          record: 'patient mail',
          recordId: mail.patientId,
          change: changed.join(', ') || 'nothing',
        });
        return readMail(db, mail.patientId);
      });
    },
  };
}
