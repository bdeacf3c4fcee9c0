import type { IncomingDocument, IncomingResult } from '#shared/domain/incoming.ts';
import { blocks, dayOf, document } from '#electron/documents/read/building.ts';
import { kindOf } from '#electron/documents/read/ccda/kinds.ts';
import { htmlText } from '#electron/documents/read/html.ts';
import type { Reading } from '#electron/documents/read/reading.ts';
import { readAttachments } from './attachments.ts';
import type { Resources } from './load.ts';
import { observationLines, resultsOf } from './observations.ts';
import { clinicianOf, patientOf, visitOf, wordsOf } from './people.ts';
import type {
  Composition,
  Concept,
  DiagnosticReport,
  DocumentReference,
  Observation,
  Section,
} from './resources.ts';

export type NoteRead = {
  readonly documents: readonly IncomingDocument[];
  readonly remarks: readonly string[];
};

function loincOf(concept: Concept | undefined): string {
  return concept?.coding?.find((one) => one.system === 'http://loinc.org')?.code ?? '';
}

/** A note (DocumentReference); what was entered in error is left out, what is replaced says so in its title. */
export async function readNote(
  told: DocumentReference,
  resources: Resources,
  reading: Reading,
): Promise<NoteRead> {
  if (told.status === 'entered-in-error' || told.docStatus === 'entered-in-error')
    return { documents: [], remarks: ['A note that was entered in error was left out.'] };
  const who = clinicianOf(resources, told.author?.[0], told);
  const words =
    wordsOf(told.type) || (told.description ?? '') || (told.content[0]?.attachment.title ?? '') || 'Note';
  const mark =
    told.status === 'superseded' ? ' (superseded)' : told.docStatus === 'preliminary' ? ' (not signed)' : '';
  const known = {
    kind: kindOf(loincOf(told.type), words),
    title: `${words}${mark}`,
    writtenOn: dayOf(told.date ?? ''),
    author: who.name,
    patient: patientOf(resources, told.subject, told),
    encounter: visitOf(
      resources,
      told.context?.encounter?.[0],
      {
        serviceDate: dayOf(told.context?.period?.start ?? '') ?? dayOf(told.date ?? ''),
        providerName: who.name,
        providerNpi: who.npi,
      },
      told,
    ),
  };
  const forms = told.content.map((one) => one.attachment);
  return readAttachments(forms, known, resources, told, reading);
}

/** A report (DiagnosticReport): its presented form, or its results and conclusion; `used` collects the observations. */
export async function readReport(
  told: DiagnosticReport,
  resources: Resources,
  reading: Reading,
  used: Set<Observation>,
): Promise<NoteRead> {
  const observations = (told.result ?? []).flatMap((one) => resources.find('Observation', one, told) ?? []);
  for (const one of observations) used.add(one);
  if (told.status === 'entered-in-error' || told.status === 'cancelled')
    return { documents: [], remarks: ['A report that was withdrawn was left out.'] };
  const who = clinicianOf(resources, told.resultsInterpreter?.[0] ?? told.performer?.[0], told);
  const day = dayOf(told.effectiveDateTime ?? '') ?? dayOf(told.effectivePeriod?.start ?? '');
  const results: IncomingResult[] = observations.flatMap(resultsOf);
  const title = wordsOf(told.code) || 'Report';
  const known = {
    kind: reportKind(told, results.length > 0),
    title: told.status === 'preliminary' ? `${title} (preliminary)` : title,
    writtenOn: dayOf(told.issued ?? '') ?? day,
    author: who.name,
    results,
    patient: patientOf(resources, told.subject, told),
    encounter: visitOf(
      resources,
      told.encounter,
      { serviceDate: day, providerName: '', providerNpi: '' },
      told,
    ),
  };
  const presented = await readAttachments(told.presentedForm ?? [], known, resources, told, reading);
  if (presented.documents.length > 0) return presented;
  const text = blocks([
    [title, day ? `Collected ${day}.` : ''].filter((one) => one !== '').join('\n'),
    section('RESULTS:', observations.flatMap(observationLines)),
    section('CONCLUSION:', told.conclusion ? [told.conclusion] : []),
  ]);
  if (results.length === 0 && !told.conclusion) return { documents: [], remarks: presented.remarks };
  return { documents: [document({ ...known, text })], remarks: presented.remarks };
}

function reportKind(told: DiagnosticReport, hasResults: boolean) {
  const codes = (told.category ?? []).flatMap((one) => (one.coding ?? []).map((coding) => coding.code ?? ''));
  if (codes.includes('LAB')) return 'lab_report' as const;
  if (codes.some((code) => /^(RAD|CT|CUS|RUS|NMR|NMS|EC|MRI|OUS|VUS)$/.test(code)))
    return 'imaging_report' as const;
  const kind = kindOf(loincOf(told.code) || loincOf(told.category?.[0]), wordsOf(told.code));
  return kind === 'other' && hasResults ? ('lab_report' as const) : kind;
}

/** A document of sections (Composition): their narrative under their titles. */
export function readComposition(told: Composition, resources: Resources): NoteRead {
  if (told.status === 'entered-in-error')
    return { documents: [], remarks: ['A document entered in error was left out.'] };
  const text = blocks((told.section ?? []).map((one) => compositionSection(one)));
  if (text === '') return { documents: [], remarks: ['A document without any text was left out.'] };
  const who = clinicianOf(resources, told.author?.[0], told);
  const title = told.title ?? (wordsOf(told.type) || 'Document');
  return {
    documents: [
      document({
        kind: kindOf(loincOf(told.type), `${wordsOf(told.type)} ${title}`),
        title,
        text,
        writtenOn: dayOf(told.date ?? ''),
        author: who.name,
        patient: patientOf(resources, told.subject, told),
        encounter: visitOf(resources, told.encounter, { serviceDate: null }, told),
      }),
    ],
    remarks: [],
  };
}

function compositionSection(told: Section, depth = 0): string {
  const title = told.title ?? wordsOf(told.code);
  const text = htmlText(told.text?.div ?? '');
  const inner = depth > 20 ? [] : (told.section ?? []).map((one) => compositionSection(one, depth + 1));
  return blocks([text === '' ? '' : `${title}\n${text}`, ...inner]);
}

/** Lines under a heading, or nothing. */
export function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${heading}\n${lines.join('\n')}`;
}
