import type { Hl7Segment } from '@medplum/core';
import type { IncomingDocument, IncomingPatient, IncomingResult } from '#shared/domain/incoming.ts';
import { blocks, dayOf, document } from '#electron/documents/read/building.ts';
import type { Reading } from '#electron/documents/read/reading.ts';
import { readWithin, type Within } from '#electron/documents/read/within.ts';
import { groups, value } from './fields.ts';
import type { Message } from './messages.ts';
import { readObservations } from './observations.ts';
import { clinicianOf, visitOf } from './people.ts';

/** OBR-24 (table 0074): imaging, echocardiography, nuclear medicine; their reports are prose. */
const IMAGING = new Set([
  'RAD',
  'RUS',
  'CUS',
  'CT',
  'NMR',
  'NMS',
  'MRI',
  'OUS',
  'VUS',
  'XRC',
  'EC',
  'CTH',
  'RX',
]);

/** A report of results (ORU): one document for the message, with its results, and one for each document within it. */
export async function readReport(
  message: Message,
  patient: IncomingPatient,
  reading: Reading,
): Promise<{ documents: IncomingDocument[]; remarks: string[] }> {
  const { segments } = message.hl7;
  const panels = groups(segments, 'OBR');
  const before = segments.slice(0, segments.findIndex((one) => one.name === 'OBR') >>> 0);
  const parts: string[] = [];
  const results: IncomingResult[] = [];
  const attached: Within[] = [];
  const remarks: string[] = [];
  const imaging = IMAGING.has(value(panels[0]?.[0], 24).toUpperCase());
  for (const panel of [before, ...panels]) {
    const read = readObservations(panel, message.where);
    results.push(...read.results);
    attached.push(...read.attached);
    remarks.push(...read.remarks);
    const head = panel[0]?.name === 'OBR' ? heading(panel[0]) : '';
    if (read.text !== '') parts.push(blocks([head, imaging ? read.text : `RESULTS:\n${read.text}`]));
  }
  const known = { ...knownOf(message, panels, imaging), patient };
  const own = parts.length === 0 ? [] : [document({ ...known, text: blocks(parts), results })];
  const within = await readWithin(attached, known, reading, own.length === 0);
  if (own.length + within.documents.length === 0)
    remarks.push(`${message.where}: a report without any result was left out.`);
  return { documents: [...own, ...within.documents], remarks: [...remarks, ...within.remarks] };
}

function knownOf(message: Message, panels: readonly Hl7Segment[][], imaging: boolean) {
  const first = panels[0]?.[0];
  const msh = message.hl7.getSegment('MSH');
  const ordering = clinicianOf(first, 16);
  const more = panels.length > 1 ? ` and ${panels.length - 1} more` : '';
  return {
    kind: imaging ? ('imaging_report' as const) : ('lab_report' as const),
    title: `${panelName(first) || 'Laboratory report'}${more}`,
    writtenOn: dayOf(value(first, 22)) ?? dayOf(value(first, 7)) ?? dayOf(value(msh, 7)),
    author: value(msh, 4) || value(msh, 3),
    encounter: visitOf(message, {
      serviceDate: dayOf(value(first, 7)),
      providerName: ordering.name,
      providerNpi: ordering.npi,
    }),
  };
}

function panelName(obr: Hl7Segment | undefined): string {
  return value(obr, 4, 2) || value(obr, 4, 9) || value(obr, 4, 5) || value(obr, 4, 1);
}

/** The panel and its days, as a lab report begins. */
function heading(obr: Hl7Segment): string {
  const collected = dayOf(value(obr, 7));
  const reported = dayOf(value(obr, 22));
  const days = [collected ? `Collected ${collected}.` : '', reported ? `Reported ${reported}.` : '']
    .filter((one) => one !== '')
    .join(' ');
  return [panelName(obr), days].filter((one) => one !== '').join('\n');
}
