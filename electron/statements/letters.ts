import { createHash } from 'node:crypto';
import type { KeptLetters, LetterKind } from '#shared/domain/statements/letters.ts';
import { listName } from '#shared/domain/patient.ts';
import type { PatientId, PatientLetterId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { every, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import type { StatementContext } from './context.ts';

export type NewLetters = {
  readonly kind: LetterKind;
  /** In the order of the pages. */
  readonly patientIds: readonly PatientId[];
  readonly pdf: Uint8Array;
};

/** Letters to patients, kept as they were made: of collections and of late payment plans. */
export function lettersService(context: StatementContext) {
  return {
    /** Inside the transaction that notes why they are written. */
    keepIn: (db: WriteDb, { kind, patientIds, pdf }: NewLetters): PatientLetterId => {
      const id = context.newId() as PatientLetterId;
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      db.run(sql`INSERT INTO patient_letter (id, kind, made_on, made_at, user_id, sha256, pdf)
        VALUES (${id}, ${kind}, ${context.clock.today()}, ${context.clock.now()}, ${context.user().id}, ${sha256}, ${pdf})`);
      patientIds.forEach((patientId, position) => {
        db.run(sql`INSERT INTO patient_letter_to (letter_id, position, patient_id)
          VALUES (${id}, ${position}, ${patientId})`);
      });
      context.audit(db, {
        action: 'issue',
        record: 'letter',
        recordId: id,
        change: `${patientIds.length} of kind ${kind}`,
      });
      return id;
    },
    /** Newest first; of one patient, or of all when null. */
    list: (patientId: PatientId | null): KeptLetters[] => listLetters(context.db(), patientId),
    /** The bytes that were made. @throws Refusal when they are not there or were damaged. */
    pdf: (id: PatientLetterId): { readonly letters: KeptLetters; readonly pdf: Uint8Array } => {
      const [letters] = listLetters(context.db(), null, id);
      const kept = context
        .db()
        .get<{ pdf: Uint8Array; sha256: string }>(
          sql`SELECT pdf, sha256 FROM patient_letter WHERE id = ${id}`,
        );
      if (!letters || !kept) throw new Refusal('not_found', 'This letter is not in the practice file.');
      if (createHash('sha256').update(kept.pdf).digest('hex') !== kept.sha256)
        throw new Refusal(
          'conflict',
          'The kept letter is damaged and is not given out. Check the practice file.',
        );
      return { letters, pdf: kept.pdf };
    },
  };
}

type Row = Omit<KeptLetters, 'to'> & {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
};

function listLetters(db: ReadDb, patientId: PatientId | null, id?: PatientLetterId): KeptLetters[] {
  const where = [
    ...(patientId === null
      ? []
      : [sql`k.id IN (SELECT letter_id FROM patient_letter_to WHERE patient_id = ${patientId})`]),
    ...(id === undefined ? [] : [sql`k.id = ${id}`]),
  ];
  return db
    .all<Row>(sql`SELECT k.id, k.kind, k.made_on AS madeOn, k.made_at AS madeAt, u.name AS userName,
        (SELECT count(*) FROM patient_letter_to t WHERE t.letter_id = k.id) AS count,
        p.last_name AS lastName, p.first_name AS firstName, p.middle_name AS middleName
      FROM patient_letter k JOIN user_account u ON u.id = k.user_id
        JOIN patient_letter_to f ON f.letter_id = k.id AND f.position = 0 JOIN patient p ON p.id = f.patient_id
      WHERE ${every(where)} ORDER BY k.made_at DESC, k.rowid DESC LIMIT 2000`)
    .map(({ lastName, firstName, middleName, ...row }) => ({
      ...row,
      to: row.count === 1 ? listName({ lastName, firstName, middleName }) : `${row.count} patients`,
    }));
}
