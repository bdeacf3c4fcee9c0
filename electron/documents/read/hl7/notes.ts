import type { Hl7Segment } from '@medplum/core';
import type { DocumentKind } from '#shared/domain/encounter.ts';
import type { IncomingDocument, IncomingPatient } from '#shared/domain/incoming.ts';
import { headingKind } from '#shared/domain/notes/sections.ts';
import { dayOf, document } from '#electron/documents/read/building.ts';
import { refusal } from '#electron/documents/read/faults.ts';
import { tidy } from '#electron/documents/read/plain-text.ts';
import type { Reading } from '#electron/documents/read/reading.ts';
import { readWithin, type Within } from '#electron/documents/read/within.ts';
import { attachedBytes } from './attached.ts';
import { resultPlace, texts, value } from './fields.ts';
import type { Message } from './messages.ts';
import { clinicianOf, visitOf } from './people.ts';

/** TXA-2 (table 0270): what it is called here, and its kind. */
const TYPES: Readonly<Record<string, readonly [title: string, kind: DocumentKind]>> = {
  AR: ['Autopsy report', 'other'],
  CD: ['Cardiodiagnostics', 'other'],
  CN: ['Consultation', 'consultation'],
  DI: ['Diagnostic imaging', 'imaging_report'],
  DS: ['Discharge summary', 'discharge_summary'],
  ED: ['Emergency department report', 'visit_note'],
  HP: ['History and physical', 'history_and_physical'],
  OP: ['Operative report', 'operative_note'],
  PC: ['Psychiatric consultation', 'consultation'],
  PH: ['Psychiatric history and physical', 'history_and_physical'],
  PN: ['Procedure note', 'procedure_note'],
  PR: ['Progress note', 'visit_note'],
  SP: ['Surgical pathology', 'lab_report'],
  TS: ['Transfer summary', 'discharge_summary'],
};
/** Notifications without the document, and withdrawals (table 0003). */
const WITHOUT_CONTENT = new Set(['T01', 'T03', 'T05', 'T07', 'T09']);
/** TXA-17 (table 0271): nobody has signed it yet. */
const UNSIGNED = new Set(['DI', 'DO', 'IN', 'IP', 'PA']);

/** A document (MDM): its text from the OBX segments, and documents within them. */
export async function readNote(
  message: Message,
  patient: IncomingPatient,
  reading: Reading,
): Promise<{ documents: IncomingDocument[]; remarks: string[] }> {
  const txa = message.hl7.getSegment('TXA');
  const availability = value(txa, 19).toUpperCase();
  if (message.event === 'T11' || availability === 'CA' || availability === 'OB')
    return nothing(`${message.where}: a document that its sender has withdrawn was left out.`);
  if (!txa && !WITHOUT_CONTENT.has(message.event))
    throw refusal(
      `${message.where}: The message has no document header (segment TXA), so it is cut off or not what it says: send it again.`,
    );
  const { text, attached, remarks } = content(message);
  if (text === '' && attached.length === 0)
    return nothing(`${message.where}: a notice of a document came without the document.`, remarks);
  const known = { ...knownOf(message, txa), patient };
  const own = text === '' ? [] : [document({ ...known, text })];
  const within = await readWithin(attached, known, reading, own.length === 0);
  return { documents: [...own, ...within.documents], remarks: [...remarks, ...within.remarks] };
}

function nothing(remark: string, before: readonly string[] = []): { documents: []; remarks: string[] } {
  return { documents: [], remarks: [...before, remark] };
}

/** OBX by OBX a line; where their names are headings of a note they stand above. */
function content(message: Message): { text: string; attached: Within[]; remarks: string[] } {
  const lines: string[] = [];
  const attached: Within[] = [];
  const remarks: string[] = [];
  let heading = '';
  for (const obx of message.hl7.getAllSegments('OBX')) {
    const at = resultPlace(message.where, obx);
    const inner = attachedBytes(obx, at);
    if (inner) {
      attached.push(...inner.attached);
      if (inner.remark) remarks.push(inner.remark);
      continue;
    }
    // Identifiers of studies and devices are nothing to read.
    if (/^(HD|EI|OG|PL)$/.test(value(obx, 2).toUpperCase())) continue;
    const name = value(obx, 3, 2);
    if (name !== heading && headingKind(name) !== null) lines.push('', name);
    heading = name;
    lines.push(...texts(obx, 5));
  }
  return { text: tidy(lines.join('\n')), attached, remarks };
}

function knownOf(message: Message, txa: Hl7Segment | undefined) {
  const type = TYPES[value(txa, 2).toUpperCase()];
  const originator = clinicianOf(txa, 9);
  const author = originator.name ? originator : clinicianOf(txa, 5);
  const written = dayOf(value(txa, 4)) ?? dayOf(value(txa, 6)) ?? dayOf(value(message.hl7.header, 7));
  const unsigned = UNSIGNED.has(value(txa, 17).toUpperCase()) ? ' (not signed)' : '';
  return {
    kind: type?.[1] ?? ('other' as const),
    title: `${type?.[0] ?? (value(txa, 2, 2) || value(txa, 2) || 'Document')}${unsigned}`,
    writtenOn: written,
    author: author.name,
    encounter: visitOf(message, {
      serviceDate: dayOf(value(txa, 4)),
      providerName: author.name,
      providerNpi: author.npi,
    }),
  };
}
