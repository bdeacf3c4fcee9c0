import type { Cms1500Form } from '#shared/domain/cms1500/boxes.ts';
import type { PaperPrint, PrinterProfile } from '#shared/domain/cms1500/paper-print.ts';
import { listName } from '#shared/domain/patient.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { ClaimId, PaperPrintId, UserId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

type PrinterRow = Omit<PrinterProfile, 'standard'> & { readonly standard: number };

/** By name. */
export function listPrinters(db: ReadDb): PrinterProfile[] {
  return db
    .all<PrinterRow>(
      sql`SELECT name, offset_x AS offsetX, offset_y AS offsetY, standard FROM printer_profile ORDER BY name COLLATE NOCASE`,
    )
    .map((row) => ({ ...row, standard: row.standard === 1 }));
}

export function deletePrinter(db: WriteDb, name: string): boolean {
  return db.run(sql`DELETE FROM printer_profile WHERE name = ${name}`).changes > 0;
}

export function clearStandard(db: WriteDb): void {
  db.run(sql`UPDATE printer_profile SET standard = 0 WHERE standard = 1`);
}

export function insertPrinter(db: WriteDb, { name, offsetX, offsetY, standard }: PrinterProfile): void {
  db.run(sql`INSERT INTO printer_profile (name, offset_x, offset_y, standard)
    VALUES (${name}, ${offsetX}, ${offsetY}, ${standard})`);
}

/** A document with the forms of its claims, as they were printed. */
export type PrintRecord = Omit<PaperPrint, 'userName' | 'claims'> & {
  readonly claims: readonly { readonly claimId: ClaimId; readonly forms: readonly Cms1500Form[] }[];
};

export function insertPrint(db: WriteDb, print: Omit<PrintRecord, 'at'>, at: Instant, userId: UserId): void {
  const { id, way, fileName, face, printer, offsetX, offsetY, signedOn, pages, sha256 } = print;
  db.run(sql`INSERT INTO paper_print
    (id, at, user_id, way, file_name, face, printer, offset_x, offset_y, signed_on, pages, sha256)
    VALUES (${id}, ${at}, ${userId}, ${way}, ${fileName}, ${face}, ${printer}, ${offsetX}, ${offsetY}, ${signedOn}, ${pages}, ${sha256})`);
  print.claims.forEach(({ claimId, forms }, i) => {
    db.run(sql`INSERT INTO paper_print_claim (print_id, position, claim_id, forms)
      VALUES (${id}, ${i + 1}, ${claimId}, ${JSON.stringify(forms)})`);
  });
}

type PrintRow = Omit<PaperPrint, 'claims'>;

const PRINT = sql`p.id, p.at, u.name AS userName, p.way, p.file_name AS fileName, p.face, p.printer,
  p.offset_x AS offsetX, p.offset_y AS offsetY, p.signed_on AS signedOn, p.pages, p.sha256
  FROM paper_print p JOIN user_account u ON u.id = p.user_id`;

/** Newest first. */
export function listPrints(db: ReadDb, claimId: ClaimId | null, limit: number): PaperPrint[] {
  const rows = db.all<PrintRow>(
    claimId === null
      ? sql`SELECT ${PRINT} ORDER BY p.at DESC, p.rowid DESC LIMIT ${limit}`
      : sql`SELECT ${PRINT} WHERE p.id IN (SELECT print_id FROM paper_print_claim WHERE claim_id = ${claimId})
          ORDER BY p.at DESC, p.rowid DESC LIMIT ${limit}`,
  );
  const claims = printedClaims(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, claims: claims.get(row.id) ?? [] }));
}

type PrintedClaimRow = PaperPrint['claims'][number] & { readonly printId: PaperPrintId };

function printedClaims(db: ReadDb, ids: readonly PaperPrintId[]): Map<PaperPrintId, PaperPrint['claims']> {
  const found = new Map<PaperPrintId, PaperPrint['claims']>();
  const rows = db.all<Omit<PrintedClaimRow, 'patientName'> & PatientName>(sql`
    SELECT pc.print_id AS printId, pc.claim_id AS claimId, c.control_number AS controlNumber,
      json_array_length(pc.forms) AS pages, pt.last_name AS lastName, pt.first_name AS firstName, pt.middle_name AS middleName
    FROM paper_print_claim pc JOIN claim c ON c.id = pc.claim_id JOIN encounter e ON e.id = c.encounter_id
      JOIN patient pt ON pt.id = e.patient_id
    WHERE pc.print_id IN (${list(ids)}) ORDER BY pc.print_id, pc.position`);
  for (const { printId, claimId, controlNumber, pages, ...name } of rows) {
    const claims = found.get(printId) ?? [];
    claims.push({ claimId, controlNumber, pages, patientName: listName(name) });
    found.set(printId, claims);
  }
  return found;
}

type PatientName = { readonly lastName: string; readonly firstName: string; readonly middleName: string };

/** A document with its forms, or null. */
export function findPrint(db: ReadDb, id: PaperPrintId): PrintRecord | null {
  const row = db.get<PrintRow>(sql`SELECT ${PRINT} WHERE p.id = ${id}`);
  if (!row) return null;
  const claims = db.all<{ claimId: ClaimId; forms: string }>(sql`
    SELECT claim_id AS claimId, forms FROM paper_print_claim WHERE print_id = ${id} ORDER BY position`);
  return {
    ...row,
    claims: claims.map(({ claimId, forms }) => ({ claimId, forms: JSON.parse(forms) as Cms1500Form[] })),
  };
}
