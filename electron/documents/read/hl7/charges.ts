import type { Hl7Segment } from '@medplum/core';
import { DiagnosisCode, Modifier, ProcedureCode, withDot } from '#shared/domain/encounter.ts';
import type { IncomingCharge, IncomingDocument, IncomingPatient } from '#shared/domain/incoming.ts';
import { blocks, dayOf, document, fullName } from '#electron/documents/read/building.ts';
import type { Reading } from '#electron/documents/read/reading.ts';
import { readWithin } from '#electron/documents/read/within.ts';
import { component, groups, repetitions, value } from './fields.ts';
import type { Message } from './messages.ts';
import { readObservations } from './observations.ts';
import { clinicianOf, visitOf } from './people.ts';

/** Names of ICD-10-CM as a coding system (table 0396); SNOMED CT and older ICD are not codes of a claim. */
const ICD_10_CM = /^(I10|I10C|ICD-?10(-?CM)?)?$/i;

type Charge = {
  readonly charge: IncomingCharge | null;
  readonly line: string;
  readonly remark: string | null;
};

/** Charges that another system proposes (DFT): one document that lists them, as they were sent. */
export async function readCharges(
  message: Message,
  patient: IncomingPatient,
  reading: Reading,
): Promise<{ documents: IncomingDocument[]; remarks: string[] }> {
  const { segments } = message.hl7;
  const charges = groups(segments, 'FT1').map((group) => readCharge(group, segments, message.where));
  const observed = readObservations(segments, message.where);
  const remarks = [...observed.remarks, ...charges.flatMap((one) => one.remark ?? [])];
  const first = segments.find((one) => one.name === 'FT1');
  const date = dayOf(value(first, 4));
  const performing = clinicianOf(first, 20);
  const visit = visitOf(message, {
    serviceDate: date,
    providerName: performing.name,
    providerNpi: performing.npi,
  });
  const known = {
    kind: 'charges' as const,
    title: date ? `Charges of ${date}` : 'Charges',
    writtenOn: dayOf(value(first, 5)) ?? dayOf(value(message.hl7.header, 7)),
    author: value(message.hl7.header, 4) || value(message.hl7.header, 3),
    results: observed.results,
    charges: charges.flatMap((one) => one.charge ?? []),
    patient,
    encounter: visit && date ? { ...visit, serviceDate: date } : visit,
  };
  const lines = charges.map((one) => one.line).filter((line) => line !== '');
  const within = await readWithin(observed.attached, { ...known, charges: [] }, reading, false);
  if (lines.length === 0) remarks.push(`${message.where}: a message of charges came without any charge.`);
  const text = blocks([lines.length > 0 ? `CHARGES:\n${lines.join('\n')}` : '', observed.text]);
  return {
    documents: [...(text === '' ? [] : [document({ ...known, text })]), ...within.documents],
    remarks: [...remarks, ...within.remarks],
  };
}

/** FT1 with the PR1 and DG1 below it. */
function readCharge(group: readonly Hl7Segment[], all: readonly Hl7Segment[], where: string): Charge {
  const ft1 = group[0];
  const number = value(ft1, 1);
  const entry = number === '' ? 'an entry' : `entry ${number}`;
  // FT1-6: CG is a charge; CD, PY and AJ are credits, payments and adjustments.
  if (!/^(CG)?$/i.test(value(ft1, 6)))
    return { charge: null, line: '', remark: `${where}: ${entry} is no charge and was left out.` };
  const pr1 = group.find((one) => one.name === 'PR1');
  const code = [value(ft1, 25), value(ft1, 7), value(pr1, 3)].find(
    (one) => ProcedureCode.safeParse(one).success,
  );
  const units = Math.round(Number(value(ft1, 10)) || 1);
  const modifiers = [
    ...repetitions(ft1, 26).map((one) => component(ft1, one, 1)),
    ...(pr1 ? modifiersOf(pr1) : []),
  ];
  const diagnoses = diagnosesOf(group, all);
  const date = dayOf(value(ft1, 4));
  const line = lineOf(ft1, code, modifiers, units, date, diagnoses.words);
  if (code === undefined)
    return {
      charge: null,
      line,
      remark: `${where}: ${entry} has no CPT or HCPCS code; it is in the text only.`,
    };
  return {
    charge: {
      code: code.trim().toUpperCase(),
      modifiers: [...new Set(modifiers.flatMap((one) => Modifier.safeParse(one).data ?? []))].slice(0, 4),
      units: Math.min(Math.max(units, 1), 9999),
      diagnoses: diagnoses.codes.slice(0, 12),
      serviceDate: date,
    },
    line,
    remark: null,
  };
}

function modifiersOf(pr1: Hl7Segment): string[] {
  return repetitions(pr1, 16).map((one) => component(pr1, one, 1));
}

/** FT1-19, else the DG1 of this charge, else those of the whole message. */
function diagnosesOf(
  group: readonly Hl7Segment[],
  all: readonly Hl7Segment[],
): { codes: string[]; words: string[] } {
  const ft1 = group[0];
  const own = repetitions(ft1, 19).map((one) => [1, 2, 3].map((i) => component(ft1, one, i)));
  const ofGroup = group.filter((one) => one.name === 'DG1');
  const below = (ofGroup.length > 0 ? ofGroup : all.filter((one) => one.name === 'DG1')).map((dg1) => [
    value(dg1, 3, 1),
    value(dg1, 3, 2) || value(dg1, 4),
    value(dg1, 3, 3) || value(dg1, 2),
  ]);
  const told = own.length > 0 ? own : below;
  return {
    codes: told.flatMap(([code = '', , system = '']) =>
      ICD_10_CM.test(system) && DiagnosisCode.safeParse(code).success ? [withDot(code)] : [],
    ),
    words: told.map(([code, words]) => fullName(code, words)).filter((one) => one !== ''),
  };
}

function lineOf(
  ft1: Hl7Segment | undefined,
  code: string | undefined,
  modifiers: readonly string[],
  units: number,
  date: string | null,
  diagnoses: readonly string[],
): string {
  const shown = [code ?? (value(ft1, 25) || value(ft1, 7)), ...modifiers.filter((one) => one !== '')].join(
    '-',
  );
  const name = value(ft1, 25, 2) || value(ft1, 7, 2) || value(ft1, 8);
  const parts = [
    fullName(shown, name),
    `${units} ${units === 1 ? 'unit' : 'units'}`,
    date ?? '',
    diagnoses.length > 0 ? `for ${diagnoses.join(', ')}` : '',
  ];
  return parts.filter((one) => one !== '').join('; ');
}
