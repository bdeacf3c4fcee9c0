import type { DocumentFacts, SameDocument } from '#shared/contract/documents.ts';
import type { DocumentKind } from '#shared/domain/encounter.ts';
import type { DocumentFormat, IncomingCharge, IncomingResult } from '#shared/domain/incoming.ts';
import { listName } from '#shared/domain/patient.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { DocumentId, EncounterId, PatientId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb, type Sql, type WriteDb } from '#electron/db/sql.ts';

/** A file as it came, kept by its hash. */
export type Original = {
  readonly sha256: string;
  readonly format: DocumentFormat;
  readonly mediaType: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
};

/** Keeps an original; the same bytes are kept once, under the name that they came with first. */
export function keepOriginal(db: WriteDb, original: Original, at: Instant): void {
  db.run(sql`INSERT INTO original (sha256, format, media_type, file_name, byte_count, kept_at, bytes)
    VALUES (${original.sha256}, ${original.format}, ${original.mediaType}, ${original.fileName},
      ${original.bytes.byteLength}, ${at}, ${original.bytes})
    ON CONFLICT (sha256) DO NOTHING`);
}

/** An original with its bytes, or null. */
export function findOriginal(db: ReadDb, sha256: string): Original | null {
  const row = db.get<{
    sha256: string;
    format: DocumentFormat;
    media_type: string;
    file_name: string;
    bytes: Uint8Array;
  }>(sql`SELECT sha256, format, media_type, file_name, bytes FROM original WHERE sha256 = ${sha256}`);
  return row && { ...row, mediaType: row.media_type, fileName: row.file_name };
}

/** A document with everything that stands in its row. */
export type NewDocument = {
  readonly id: DocumentId;
  readonly encounterId: EncounterId;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly text: string;
  /** Of the text, also when it is empty: the file's own proof compares the two. */
  readonly sha256: string;
  readonly receivedAt: Instant;
  readonly format: DocumentFormat;
  readonly pages: number | null;
  readonly pagesWithoutText: readonly number[];
  readonly author: string;
  readonly writtenOn: IsoDate | null;
  readonly originalSha256: string;
  readonly results: readonly IncomingResult[];
  readonly charges: readonly IncomingCharge[];
};

export function insertDocument(db: WriteDb, d: NewDocument): void {
  db.run(sql`INSERT INTO clinical_document (id, encounter_id, kind, title, text, sha256, received_at, format, pages,
      pages_without_text, author, written_on, original_sha256)
    VALUES (${d.id}, ${d.encounterId}, ${d.kind}, ${d.title}, ${d.text}, ${d.sha256}, ${d.receivedAt}, ${d.format},
      ${d.pages}, ${JSON.stringify(d.pagesWithoutText)}, ${d.author}, ${d.writtenOn}, ${d.originalSha256})`);
  d.results.forEach((r, i) => {
    db.run(sql`INSERT INTO document_result (document_id, position, code, name, value, unit, range, flag)
      VALUES (${d.id}, ${i + 1}, ${r.code}, ${r.name}, ${r.value}, ${r.unit}, ${r.range}, ${r.flag})`);
  });
  d.charges.forEach((c, i) => {
    db.run(sql`INSERT INTO document_charge (document_id, position, code, modifiers, units, diagnoses, service_on)
      VALUES (${d.id}, ${i + 1}, ${c.code}, ${JSON.stringify(c.modifiers)}, ${c.units},
        ${JSON.stringify(c.diagnoses)}, ${c.serviceDate})`);
  });
}

/** Takes a document out with its results and proposed charges. */
export function deleteDocument(db: WriteDb, id: DocumentId): void {
  db.run(sql`DELETE FROM clinical_document WHERE id = ${id}`);
}

/** The text of a document, or null. */
export function findText(db: ReadDb, id: DocumentId): string | null {
  return db.get<{ text: string }>(sql`SELECT text FROM clinical_document WHERE id = ${id}`)?.text ?? null;
}

/** Whether something else of the file rests on a document, so that it cannot go. */
export function restsOnDocument(db: ReadDb, id: DocumentId): boolean {
  return db.get(sql`SELECT 1 FROM clinician_query WHERE document_id = ${id} LIMIT 1`) !== null;
}

/** What tells that a document is here already; null where it tells nothing. */
export type Sameness = {
  readonly textSha256: string | null;
  /** Of whom the same text counts; null: of everybody, for a text too long to be the same by chance. */
  readonly textOf: readonly PatientId[] | null;
  readonly originalSha256: string | null;
};

/** Documents that are here already with the same original, or with the same text. */
export function findSame(db: ReadDb, what: Sameness): SameDocument[] {
  const whose = what.textOf === null ? sql`1` : sql`n.patient_id IN (${list(what.textOf)})`;
  return db
    .all<{
      id: DocumentId;
      title: string;
      encounter_id: EncounterId;
      service_on: IsoDate;
      last_name: string;
      first_name: string;
      by_text: number;
    }>(
      sql`SELECT d.id, d.title, d.encounter_id, n.service_on, p.last_name, p.first_name,
        coalesce(d.sha256 = ${what.textSha256}, 0) AS by_text
      FROM clinical_document d JOIN encounter n ON n.id = d.encounter_id JOIN patient p ON p.id = n.patient_id
      WHERE d.id IN (SELECT d.id FROM clinical_document d JOIN encounter n ON n.id = d.encounter_id
          WHERE d.sha256 = ${what.textSha256} AND ${whose}
        UNION SELECT id FROM clinical_document WHERE original_sha256 = ${what.originalSha256})
      ORDER BY d.received_at LIMIT 20`,
    )
    .map((row) => ({
      documentId: row.id,
      title: row.title,
      encounterId: row.encounter_id,
      patientName: listName({ lastName: row.last_name, firstName: row.first_name }),
      serviceDate: row.service_on,
      by: row.by_text ? 'text' : 'original',
    }));
}

type FactsRow = {
  readonly id: DocumentId;
  readonly format: DocumentFormat;
  readonly pages: number | null;
  readonly pages_without_text: string;
  readonly author: string;
  readonly written_on: IsoDate | null;
  readonly sha256: string | null;
  readonly file_name: string | null;
  readonly media_type: string | null;
  readonly byte_count: number | null;
};

/** Facts, results and proposed charges of the documents of an encounter, oldest first. */
export function findFacts(db: ReadDb, encounterId: EncounterId): DocumentFacts[] {
  const of = (table: Sql): Sql =>
    sql`SELECT t.* FROM ${table} t JOIN clinical_document d ON d.id = t.document_id
      WHERE d.encounter_id = ${encounterId} ORDER BY t.document_id, t.position`;
  const results = db.all<IncomingResult & { document_id: DocumentId }>(of(sql`document_result`));
  const charges = db.all<{
    document_id: DocumentId;
    code: string;
    modifiers: string;
    units: number;
    diagnoses: string;
    service_on: IsoDate | null;
  }>(of(sql`document_charge`));
  return db
    .all<FactsRow>(
      sql`SELECT d.id, d.format, d.pages, d.pages_without_text, d.author, d.written_on, o.sha256, o.file_name,
        o.media_type, o.byte_count
      FROM clinical_document d LEFT JOIN original o ON o.sha256 = d.original_sha256
      WHERE d.encounter_id = ${encounterId} ORDER BY d.received_at, d.rowid`,
    )
    .map((row) => ({
      id: row.id,
      format: row.format,
      pages: row.pages,
      pagesWithoutText: JSON.parse(row.pages_without_text) as number[],
      author: row.author,
      writtenOn: row.written_on,
      original:
        row.sha256 === null
          ? null
          : {
              sha256: row.sha256,
              fileName: row.file_name ?? '',
              mediaType: row.media_type ?? '',
              byteCount: row.byte_count ?? 0,
            },
      results: results
        .filter((r) => r.document_id === row.id)
        .map(({ code, name, value, unit, range, flag }) => ({ code, name, value, unit, range, flag })),
      charges: charges
        .filter((c) => c.document_id === row.id)
        .map((c) => ({
          code: c.code,
          modifiers: JSON.parse(c.modifiers) as string[],
          units: c.units,
          diagnoses: JSON.parse(c.diagnoses) as string[],
          serviceDate: c.service_on,
        })),
    }));
}
