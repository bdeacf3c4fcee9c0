import type { IncomingDocument } from '#shared/domain/incoming.ts';
import { blocks, dayOf, document } from '#electron/documents/read/building.ts';
import { idOf, type Resources } from './load.ts';
import { section } from './notes.ts';
import { dayObserved, isLaboratory, observationLines, resultsOf } from './observations.ts';
import { patientOf, visitOf, wordsOf } from './people.ts';
import type { Concept, Condition, Observation, Procedure, Reference } from './resources.ts';

/** Code systems as a coder calls them. */
const SYSTEMS: Readonly<Record<string, string>> = {
  'http://hl7.org/fhir/sid/icd-10-cm': 'ICD-10-CM',
  'http://hl7.org/fhir/sid/icd-10': 'ICD-10',
  'http://hl7.org/fhir/sid/icd-9-cm': 'ICD-9-CM',
  'http://www.ama-assn.org/go/cpt': 'CPT',
  'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets': 'HCPCS',
  'urn:oid:2.16.840.1.113883.6.285': 'HCPCS',
};

type VisitRecord = {
  readonly subject: Reference | undefined;
  readonly encounter: Reference | undefined;
  readonly conditions: Condition[];
  readonly procedures: Procedure[];
  readonly vitals: Observation[];
  readonly laboratory: Observation[];
};

/**
 * What a file tells of a visit without a note: conditions, procedures, and observations that no report holds, as one
 * document a visit; laboratory results stand in one of their own.
 */
export function readSummaries(resources: Resources, used: ReadonlySet<Observation>): IncomingDocument[] {
  const records = new Map<string, VisitRecord>();
  const of = (subject: Reference | undefined, encounter: Reference | undefined, day: string): VisitRecord => {
    const visit = idOf(encounter);
    const key = JSON.stringify([idOf(subject), visit === '' ? day : visit]);
    const known = records.get(key);
    if (known) return known;
    const made: VisitRecord = {
      subject,
      encounter,
      conditions: [],
      procedures: [],
      vitals: [],
      laboratory: [],
    };
    records.set(key, made);
    return made;
  };
  for (const one of resources.all('Condition')) of(one.subject, one.encounter, '').conditions.push(one);
  for (const one of resources.all('Procedure')) of(one.subject, one.encounter, '').procedures.push(one);
  for (const one of resources.all('Observation')) {
    if (used.has(one)) continue;
    const record = of(one.subject, one.encounter, dayObserved(one) ?? '');
    (isLaboratory(one) ? record.laboratory : record.vitals).push(one);
  }
  return [...records.values()].flatMap((record) => [
    ...visitSummary(record, resources),
    ...laboratory(record, resources),
  ]);
}

function visitSummary(record: VisitRecord, resources: Resources): IncomingDocument[] {
  const problems = record.conditions.filter((one) => !inVisit(one));
  const text = blocks([
    section('DIAGNOSES:', record.conditions.filter(inVisit).flatMap(conditionLine)),
    section('PROBLEM LIST:', problems.flatMap(conditionLine)),
    section('PROCEDURES:', record.procedures.flatMap(procedureLine)),
    section('VITAL SIGNS AND OBSERVATIONS:', record.vitals.flatMap(observationLines)),
  ]);
  if (text === '') return [];
  const day =
    record.procedures.map((one) => dayOf(one.performedDateTime ?? one.performedPeriod?.start ?? ''))[0] ??
    record.vitals.map(dayObserved)[0] ??
    record.conditions.map((one) => dayOf(one.recordedDate ?? ''))[0] ??
    null;
  return [
    document({
      kind: 'other',
      title: 'Visit data',
      text,
      writtenOn: day,
      patient: patientOf(resources, record.subject),
      encounter: visitOf(resources, record.encounter, { serviceDate: day }),
    }),
  ];
}

function laboratory(record: VisitRecord, resources: Resources): IncomingDocument[] {
  const lines = record.laboratory.flatMap(observationLines);
  if (lines.length === 0) return [];
  const day = record.laboratory.map(dayObserved)[0] ?? null;
  return [
    document({
      kind: 'lab_report',
      title: 'Laboratory results',
      text: section('RESULTS:', lines),
      writtenOn: day,
      results: record.laboratory.flatMap(resultsOf),
      patient: patientOf(resources, record.subject),
      encounter: visitOf(resources, record.encounter, { serviceDate: day }),
    }),
  ];
}

function inVisit(condition: Condition): boolean {
  return (condition.category ?? []).some((one) =>
    (one.coding ?? []).some((coding) => coding.code === 'encounter-diagnosis'),
  );
}

/** What a condition is called, its code where a claim knows it, and what qualifies it. */
function conditionLine(condition: Condition): string[] {
  const verified = condition.verificationStatus?.coding?.[0]?.code ?? '';
  if (verified === 'entered-in-error') return [];
  const status = condition.clinicalStatus?.coding?.[0]?.code ?? '';
  const marks = [
    verified === 'confirmed' ? '' : verified,
    // At the visit where it was diagnosed it was there, whatever became of it.
    inVisit(condition) || status === 'active' ? '' : status,
  ];
  return lineOf(condition.code, marks, condition.note);
}

function procedureLine(procedure: Procedure): string[] {
  if (/^(entered-in-error|not-done)$/.test(procedure.status ?? '')) return [];
  const sites = (procedure.bodySite ?? []).map(wordsOf);
  const status = procedure.status === 'completed' || procedure.status === undefined ? '' : procedure.status;
  return lineOf(procedure.code, [...sites, status], procedure.note);
}

function lineOf(
  code: Concept | undefined,
  marks: readonly string[],
  notes: readonly { readonly text?: string | undefined }[] | undefined,
): string[] {
  const words = wordsOf(code);
  if (words === '') return [];
  const codes = (code?.coding ?? []).flatMap(({ system, code: own }) => {
    const name = SYSTEMS[system ?? ''];
    return name && own ? [`${name} ${own}`] : [];
  });
  const extra = [...codes, ...marks].filter((one) => one !== '');
  return [
    extra.length === 0 ? words : `${words} (${extra.join(', ')})`,
    ...(notes ?? []).flatMap((one) => (one.text ? [one.text] : [])),
  ];
}
