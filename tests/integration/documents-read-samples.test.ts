import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IncomingFile } from '#shared/domain/incoming.ts';
import { IncomingFile as Schema } from '#shared/domain/incoming.ts';
import { findSections } from '#shared/domain/notes/sections.ts';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';
import { sampleDir } from '#tests/support/samples.ts';

const samples = sampleDir();
if (samples === null)
  console.warn(
    'NOT VERIFIED: readers of clinical documents were not tried on real files; the samples are absent.',
  );

async function read(...path: readonly string[]): Promise<IncomingFile> {
  const bytes = readFileSync(join(samples ?? '', 'samples', ...path));
  const file = await readIncoming(bytes, path.at(-1) ?? '');
  expect(Schema.safeParse(file).success).toBe(true);
  return file;
}

const names = (...path: readonly string[]): string[] =>
  samples === null
    ? []
    : readdirSync(join(samples, 'samples', ...path)).filter((name) => !name.endsWith('.md'));

/** What stands in the files, read from them by eye: kind, title, last and first name, birth, sex, visit, results. */
type Row = readonly [
  file: string,
  kind: string,
  title: string,
  last: string,
  first: string,
  birth: string,
  sex: string,
  visit: string | null,
  results: number,
  sections: string,
];
const HL7_EXAMPLES: readonly Row[] = [
  [
    'CCD.xml',
    'other',
    'Summary of Patient Chart',
    'Jones',
    'Isabella',
    '1950-12-19',
    'F',
    null,
    0,
    'medical history',
  ],
  [
    'Consultation_Note.xml',
    'consultation',
    'Community Health Consult Note',
    'Betterhalf',
    'Eve',
    '1975-05-01',
    'F',
    '2013-07-31',
    5,
    'present illness',
  ],
  [
    'Diagnostic_Imaging_Report.xml',
    'imaging_report',
    'Chest X-Ray, PA and LAT View',
    'Everyman',
    'Adam',
    '1954-11-25',
    'M',
    '2006-08-28',
    0,
    'assessment',
  ],
  [
    'Discharge_Summary.xml',
    'discharge_summary',
    'Community Health and Hospitals: Discharge Summary',
    'Jones',
    'Isabella',
    '2005-05-01',
    'F',
    '2014-09-09',
    0,
    'review of systems',
  ],
  [
    'History_and_Physical.xml',
    'history_and_physical',
    'Community Health and Hospitals: History & Physical',
    'Jones',
    'Isabella',
    '2005-05-01',
    'F',
    '2009-02-27',
    3,
    'examination',
  ],
  [
    'Operative_Note.xml',
    'operative_note',
    'Community Health and Hospitals: Operative Note',
    'Jones',
    'Isabella',
    '2005-05-01',
    'F',
    null,
    0,
    'diagnosis',
  ],
  [
    'Procedure_Note.xml',
    'procedure_note',
    'Community Health and Hospitals: Procedure Note',
    'Jones',
    'Isabella',
    '2005-05-01',
    'F',
    '2009-02-27',
    0,
    'procedures',
  ],
  [
    'Progress_Note.xml',
    'visit_note',
    'Progress Note',
    'Everyman',
    'Adam',
    '1954-11-25',
    'M',
    '2005-03-29',
    5,
    'chief complaint',
  ],
  [
    'Referral_Note.xml',
    'referral',
    'Referral Note',
    'Betterhalf',
    'Eve',
    '1975-05-01',
    'F',
    null,
    5,
    'family history',
  ],
];
const VENDORS: readonly Row[] = [
  [
    'Cerner_Samples_Transition_of_Care_Referral_Summary.xml',
    'other',
    'Transition of Care/Referral Summary',
    'Williamson',
    'Steve',
    '1947-04-07',
    'M',
    '2013-07-10',
    8,
    'allergies',
  ],
  [
    'EMERGE_Patient-0.xml',
    'other',
    'Community Health and Hospitals: Health Summary',
    'Maxwell',
    'Bernice',
    '1940-08-05',
    'F',
    null,
    4,
    'medications',
  ],
  [
    'EMERGE_Patient-1.xml',
    'other',
    'Community Health and Hospitals: Health Summary',
    'Crawford',
    'Wilma',
    '1943-09-03',
    'F',
    null,
    11,
    'results',
  ],
  [
    'Greenway_Samples_26775_ClinicalVisitSummary_CCDA.xml',
    'other',
    'MU2 Clinical Visit Summary',
    'Export5',
    'Data',
    '1962-10-22',
    'M',
    null,
    4,
    'present illness',
  ],
  [
    'Kareo_Samples_Kareo_SummaryOfCare_export_Joey_Miller.xml',
    'other',
    'dododoc: Health Summary',
    'DEMO',
    'MILLER',
    '1947-10-10',
    'M',
    null,
    0,
    'vital signs',
  ],
  [
    'NIST_Samples_CCDA_CCD_b1_Ambulatory_v2.xml',
    'other',
    'Community Health and Hospitals: Health Summary',
    'Jones',
    'Myra',
    '1947-05-01',
    'F',
    '2012-08-06',
    3,
    'immunizations',
  ],
  [
    'PracticeFusion_Samples_MaryGrant-ClinicalSummary.xml',
    'other',
    'Summary of Care',
    'Grant',
    'Mary',
    '1987-03-21',
    'F',
    '2014-01-01',
    0,
    'assessment',
  ],
  [
    'mTuitive_OpNote_Samples_breast_surgery.xml',
    'operative_note',
    'Operative Report',
    'Fault',
    'Dee',
    '1960-01-01',
    'F',
    '2013-06-25',
    0,
    'diagnosis',
  ],
  [
    'mTuitive_OpNote_Samples_cataract.xml',
    'operative_note',
    'Operative Report',
    'Wayne',
    'John',
    '1965-01-15',
    'M',
    '2013-03-22',
    0,
    'diagnosis',
  ],
  [
    'mTuitive_OpNote_Samples_colonoscopy.xml',
    'operative_note',
    'Operative Report',
    'Byrd',
    'Lary',
    '1967-05-18',
    'M',
    '2012-12-21',
    0,
    'diagnosis',
  ],
  [
    'mTuitive_OpNote_Samples_hernia.xml',
    'operative_note',
    'Operative Report',
    'Wayne',
    'John',
    '1965-01-15',
    'M',
    '2013-06-25',
    0,
    'diagnosis',
  ],
  [
    'mTuitive_OpNote_Samples_knee.xml',
    'operative_note',
    'Operative Report',
    'Manam',
    'Skip',
    '1968-03-11',
    'M',
    '2013-07-17',
    0,
    'procedures',
  ],
];

describe.skipIf(samples === null)('C-CDA samples', () => {
  it('has an expectation for every file', () => {
    const known = (rows: readonly Row[]): string[] => rows.map(([name]) => name).sort();
    expect(names('ccda', 'hl7_examples').sort()).toEqual(known(HL7_EXAMPLES));
    expect(names('ccda', 'vendor_samples').sort()).toEqual(known(VENDORS));
  });

  it.each([
    ...HL7_EXAMPLES.map((row) => ({ folder: 'hl7_examples', name: row[0], row })),
    ...VENDORS.map((row) => ({ folder: 'vendor_samples', name: row[0], row })),
  ])('$folder/$name', async ({ folder, row }) => {
    const [name, kind, title, last, first, birth, sex, visit, results, section] = row;
    const { documents, passedOver } = await read('ccda', folder, name);
    expect(passedOver).toEqual([]);
    expect(documents).toHaveLength(1);
    const [document] = documents;
    expect(document).toMatchObject({
      kind,
      title,
      patient: { lastName: last, firstName: first, birthDate: birth, sex },
    });
    expect(document?.encounter?.serviceDate ?? null).toBe(visit);
    expect(document?.results).toHaveLength(results);
    expect(findSections(document?.text ?? '').map((one) => one.kind)).toContain(section);
    // Neither markup nor entities are left in the text.
    expect(document?.text).not.toMatch(/<\/?[a-z]+>|&[a-z]+;/i);
  });

  it('reads tables, lists and numbers word for word', async () => {
    const text = (await read('ccda', 'hl7_examples', 'Progress_Note.xml')).documents[0]?.text ?? '';
    expect(text).toContain('ASSESSMENT\n1. Recurrent GI bleed of unknown etiology; hypotension perhaps');
    expect(text).toContain(
      'Hematocrit | 35.3 % | Normal hematocrit range for female: 34.9-44.5 percent | Normal',
    );
    const cerner = (
      await read('ccda', 'vendor_samples', 'Cerner_Samples_Transition_of_Care_Referral_Summary.xml')
    ).documents[0];
    expect(cerner?.text).toContain('Diabetes mellitus type 2(Confirmed) | 01/09/2009 | Active');
    expect(cerner?.results).toContainEqual(
      expect.objectContaining({ value: '0.01', unit: 'ng/mL', flag: 'N' }),
    );
    const knee = (await read('ccda', 'vendor_samples', 'mTuitive_OpNote_Samples_knee.xml')).documents[0];
    expect(knee?.text).toContain('Laterality\n- Right');
  });
});

const EVERYMAN = { lastName: 'EVERYMAN', firstName: 'ADAM', birthDate: '1988-08-18', sex: 'M' };
const PATIENT_ONLY = ['ADT-A01-01', 'ADT-A01-02', 'ADT-A03-01', 'ADT-A04-01', 'ADT-A04-02', 'ADT-A08-01'];
const NOT_READ = ['BAR-P01-01', 'SIU-S12-01', 'VXU-V04-01'];

describe.skipIf(samples === null)('HL7 v2 samples', () => {
  it('reads every file without an unexpected error', async () => {
    const files = names('hl7v2');
    expect(files).toHaveLength(21);
    for (const name of files) expect((await read('hl7v2', name)).format).toBe('hl7v2');
  });

  it.each([...PATIENT_ONLY, ...NOT_READ])('takes the patient and the visit of %s', async (name) => {
    const { documents, patients, visits, passedOver } = await read('hl7v2', `${name}.hl7`);
    expect(documents).toEqual([]);
    expect(patients).toHaveLength(1);
    expect(patients[0]).toMatchObject({
      ...EVERYMAN,
      middleName: 'A',
      suffix: 'III',
      identifiers: [
        { value: 'PATID1234', assigner: 'test1' },
        { value: '123456789', assigner: 'USSSA' },
      ],
      address: {
        line1: '1000 Hospital Lane',
        line2: 'Ste. 123',
        city: 'Ann Arbor',
        state: 'MI',
        zip: '99999',
      },
      phone: '78788788',
    });
    expect(visits).toHaveLength(1);
    expect(passedOver).toHaveLength(NOT_READ.includes(name) ? 1 : 0);
  });

  it.each([
    ['DFT-P03-01', ['71045-26', '99011']],
    ['DFT-P03-02', ['71045-26', '99011']],
    ['DFT-P11-01', ['71045-26', '92002']],
  ])('takes the charges of %s, SNOMED diagnoses in the text only', async (name, codes) => {
    const { documents } = await read('hl7v2', `${name}.hl7`);
    const [document] = documents;
    expect(document?.charges.map((one) => [one.code, ...one.modifiers].join('-'))).toEqual(codes);
    expect(document?.charges.map((one) => [one.units, one.serviceDate])).toEqual([
      [2, '2019-11-22'],
      [1, '2019-11-22'],
    ]);
    expect(document?.charges.flatMap((one) => one.diagnoses)).toEqual([]);
    expect(document?.text).toContain('29857009 Chest pain');
    expect(document?.patient).toMatchObject(EVERYMAN);
  });

  it.each([
    ['LAB-ORU-1', 'DUCK', 'DONALD', '1924-10-10', 8, 'HEMATOCRIT: 40.1 %, preliminary'],
    ['LAB-ORU-2', 'DUCK', 'DONALD', '1924-10-10', 10, 'HEMOGLOBIN: 13.4 g/l-1'],
    [
      'LRI_2.0-NG_CBC_Typ_Message',
      'Jones',
      'William',
      '1961-06-15',
      28,
      'Hemoglobin [Mass/volume] in Blood: 12.5 g/mL (13 to 18) L',
    ],
    ['ORU-R01-RMGEAD', 'EVERYWOMAN', 'EVE', '1962-03-20', 1, 'GLUCOSE: 182 mg/dl (70_105) H'],
    ['ORU-R01-01', 'Finn', 'Huckleberry', '1963-08-15', 2, 'Salmonella species'],
  ])('takes the results of %s', async (name, last, first, birth, results, line) => {
    const { documents } = await read('hl7v2', `${name}.hl7`);
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({
      kind: 'lab_report',
      patient: { lastName: last, firstName: first, birthDate: birth },
    });
    expect(documents[0]?.results).toHaveLength(results);
    expect(documents[0]?.text).toContain(line);
    expect(findSections(documents[0]?.text ?? '').map((one) => one.kind)).toContain('results');
  });

  it('takes documents, and says what came without content', async () => {
    const full = await read('hl7v2', 'MDM-T02-03.hl7');
    expect(full.documents[0]).toMatchObject({
      kind: 'discharge_summary',
      title: 'Discharge summary (not signed)',
      writtenOn: '2021-08-01',
      author: 'Kathleen Woolfson',
      patient: {
        lastName: 'Clark',
        firstName: 'Frederick',
        birthDate: '1930-01-22',
        identifiers: [
          { value: '3196695816', assigner: 'SIMULATOR MRN' },
          { value: '6597923189', assigner: 'NHSNBR' },
        ],
      },
    });
    expect(full.documents[0]?.text.split('\n')).toHaveLength(29);
    expect((await read('hl7v2', 'MDM-T02-02.hl7')).documents[0]?.text.split('\n')).toHaveLength(2);
    const bare = await read('hl7v2', 'MDM-T02-01.hl7');
    expect(bare.documents).toEqual([]);
    expect(bare.passedOver).toContain(
      'Message 1 (line 1), OBX 2: an attachment without content was left out.',
    );
    // An ADT message with document segments is what its header says.
    expect((await read('hl7v2', 'MDM_01.hl7')).patients[0]).toMatchObject(EVERYMAN);
  });
});

describe.skipIf(samples === null)('FHIR samples', () => {
  it.each([
    ['bundle_Temika453_Wuckert783.json', 'Wuckert783', 'Temika453', '2011-03-18', 'F', 23, 7, 35, 21],
    ['bundle_Rodrigo242_Grady603.json', 'Grady603', 'Rodrigo242', '1983-09-20', 'M', 26, 19, 48, 24],
  ])('reads %s', async (name, last, first, birth, sex, notes, reports, results, visits) => {
    const { documents, patients, passedOver } = await read('fhir', name);
    const of = (kind: string) => documents.filter((one) => one.kind === kind);
    expect(of('history_and_physical')).toHaveLength(notes);
    expect(of('lab_report')).toHaveLength(reports);
    expect(of('lab_report').flatMap((one) => one.results)).toHaveLength(results);
    expect(of('other')).toHaveLength(visits);
    expect(patients).toEqual([]);
    for (const one of documents) {
      expect(one.patient).toMatchObject({ lastName: last, firstName: first, birthDate: birth, sex });
      expect(one.encounter?.serviceDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    expect(passedOver.join(' ')).toContain('30 Claim, 30 ExplanationOfBenefit');
    expect(passedOver[0]).toBe(`${notes} documents repeat others word for word and were left out.`);
  });

  it('reads notes of a bulk export, person and visit by their numbers', async () => {
    const { documents } = await read('fhir', 'bulk_10_patients', 'DocumentReference.000.ndjson');
    expect(documents).toHaveLength(1215);
    expect(new Set(documents.map((one) => one.patient?.identifiers[0]?.value)).size).toBe(13);
    expect(new Set(documents.map((one) => one.encounter?.identifier)).size).toBe(1215);
    expect(documents.every((one) => one.text.includes('# Chief Complaint'))).toBe(true);
    expect(documents.filter((one) => one.title.endsWith('(superseded)'))).toHaveLength(1202);
    const kinds = findSections(documents[0]?.text ?? '').map((one) => one.kind);
    expect(kinds).toEqual(expect.arrayContaining(['chief complaint', 'present illness', 'assessment']));
  });

  it.each([
    ['Patient.000.ndjson', 0, 13, 0],
    ['Encounter.000.ndjson', 0, 0, 1215],
    ['Condition.000.ndjson', 381, 0, 0],
    ['Procedure.000.ndjson', 746, 0, 0],
    ['Practitioner.000.ndjson', 0, 0, 0],
    ['Organization.000.ndjson', 0, 0, 0],
    ['Location.000.ndjson', 0, 0, 0],
  ])('reads %s', async (name, documents, patients, visits) => {
    const file = await read('fhir', 'bulk_10_patients', name);
    expect([file.documents.length, file.patients.length, file.visits?.length ?? 0]).toEqual([
      documents,
      patients,
      visits,
    ]);
    if (documents + patients + visits === 0)
      expect(file.passedOver.join(' ')).toContain('tells of no patient by itself');
  });

  it('reads a compressed export of 1,144 people', async () => {
    const { patients } = await read('fhir', 'bulk_1000_Patient.000.ndjson.gz');
    expect(patients).toHaveLength(1144);
    expect(patients.every((one) => one.lastName !== '' && one.birthDate !== null && one.sex !== null)).toBe(
      true,
    );
  });
});

describe.skipIf(samples === null)('notes as text', () => {
  it('takes visit notes unchanged but for their line ends', async () => {
    const notes = readFileSync(join(samples ?? '', 'samples', 'notes', 'aci_bench_dev.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .slice(0, 20);
    for (const line of notes) {
      const { note } = JSON.parse(line) as { readonly note: string };
      const { documents } = await readIncoming(
        new TextEncoder().encode(note.replaceAll('\n', '\r\n')),
        'note.txt',
      );
      expect(documents[0]?.text.replace(/\s+/g, ' ')).toBe(note.replace(/\s+/g, ' ').trim());
      expect(findSections(documents[0]?.text ?? '').length).toBeGreaterThan(2);
    }
  });
});
