import { describe, expect, it } from 'vitest';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';
import { refusalOf, utf8 } from './refusal-of.ts';

const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'urn:sample:mrn', value: '4711' }],
  name: [
    { use: 'maiden', family: 'Invented', given: ['Ana'] },
    { use: 'official', family: 'Fictive', given: ['Ana', 'Beth'], suffix: ['Jr'] },
  ],
  gender: 'female',
  birthDate: '1980-03-05',
  telecom: [
    { system: 'email', value: 'ana@example.invalid' },
    { system: 'phone', value: '217-555-0101', use: 'home' },
  ],
  address: [
    { use: 'home', line: ['1 Sample Rd', 'Apt 2'], city: 'Springfield', state: 'IL', postalCode: '62701' },
  ],
};
const ENCOUNTER = {
  resourceType: 'Encounter',
  id: 'e1',
  status: 'finished',
  subject: { reference: 'Patient/p1' },
  period: { start: '2026-03-10T23:30:00-06:00' },
  reasonCode: [{ text: 'Cough' }],
  participant: [
    {
      individual: {
        reference: 'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1234567893',
        display: 'Dr. Sample',
      },
    },
  ],
};
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const note = (
  more: object = {},
  attachment: object = { contentType: 'text/plain', data: base64('# Assessment\nCough') },
) => ({
  resourceType: 'DocumentReference',
  status: 'current',
  type: { coding: [{ system: 'http://loinc.org', code: '34117-2', display: 'History and physical note' }] },
  subject: { reference: 'Patient/p1' },
  date: '2026-03-11T08:00:00Z',
  author: [{ display: 'Dr. Sample' }],
  content: [{ attachment }],
  context: { encounter: [{ reference: 'Encounter/e1' }] },
  ...more,
});
const bundle = (...resources: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

async function read(value: unknown) {
  const file = await readIncoming(
    utf8(typeof value === 'string' ? value : JSON.stringify(value)),
    'export.json',
  );
  expect(file.format).toBe('fhir');
  return file;
}

describe('FHIR', () => {
  it('takes a person as told, with the id of the resource', async () => {
    const { patients } = await read(PATIENT);
    expect(patients).toEqual([
      {
        identifiers: [
          { value: '4711', assigner: 'urn:sample:mrn' },
          { value: 'p1', assigner: 'FHIR Patient' },
        ],
        lastName: 'Fictive',
        firstName: 'Ana',
        middleName: 'Beth',
        suffix: 'Jr',
        birthDate: '1980-03-05',
        sex: 'F',
        address: { line1: '1 Sample Rd', line2: 'Apt 2', city: 'Springfield', state: 'IL', zip: '62701' },
        phone: '217-555-0101',
      },
    ]);
  });

  it('reads a note with its person and visit, the day as written in its own zone', async () => {
    const { documents, patients, visits } = await read(bundle(PATIENT, ENCOUNTER, note()));
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({
      kind: 'history_and_physical',
      title: 'History and physical note',
      text: '# Assessment\nCough',
      writtenOn: '2026-03-11',
      author: 'Dr. Sample',
      patient: { lastName: 'Fictive' },
      encounter: { identifier: 'e1', serviceDate: '2026-03-10', providerNpi: '1234567893', reason: 'Cough' },
    });
    expect(patients).toEqual([]);
    expect(visits).toBeUndefined();
  });

  it('finds people and visits by urn, address, and within the resource', async () => {
    const byUrn = {
      resourceType: 'Bundle',
      entry: [
        { fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111', resource: PATIENT },
        { resource: note({ subject: { reference: 'urn:uuid:11111111-1111-4111-8111-111111111111' } }) },
        {
          resource: note(
            { subject: { reference: 'https://ehr.invalid/fhir/Patient/p1' }, date: '2026-03-12' },
            { contentType: 'text/plain', data: base64('Other') },
          ),
        },
        {
          resource: note(
            { subject: { reference: '#me' }, contained: [{ ...PATIENT, id: 'me' }] },
            { contentType: 'text/plain', data: base64('Third') },
          ),
        },
      ],
    };
    const { documents } = await read(byUrn);
    expect(documents.map((one) => one.patient?.lastName)).toEqual(['Fictive', 'Fictive', 'Fictive']);
  });

  it('reads lines of resources, and names those it does not read', async () => {
    const lines = [note(), { resourceType: 'Claim', id: 'c' }, { resourceType: 'Claim', id: 'd' }].map(
      (one) => JSON.stringify(one),
    );
    const { documents, passedOver } = await read(`${lines.join('\n')}\n`);
    // Who it is about is known by number only.
    expect(documents[0]?.patient).toMatchObject({
      lastName: '',
      identifiers: [{ value: 'p1', assigner: 'FHIR Patient' }],
    });
    expect(documents[0]?.encounter?.identifier).toBe('e1');
    expect(passedOver).toEqual(['Resources of these kinds are not read: 2 Claim.']);
  });

  it('takes the form that reads best, and HTML as text', async () => {
    const html = {
      contentType: 'text/html',
      data: base64('<h1>Plan</h1><ul><li>Rest &amp; fluids</li></ul><script>no()</script>'),
    };
    const pdf = { contentType: 'application/pdf', data: base64('%PDF-') };
    const { documents } = await read(note({ content: [{ attachment: pdf }, { attachment: html }] }));
    expect(documents.map((one) => one.text)).toEqual(['Plan\n- Rest & fluids']);
  });

  it('looks a Binary of the same file up, and follows no other link', async () => {
    const own = note({}, { contentType: 'text/plain', url: 'Binary/b1' });
    const file = await read(
      bundle(own, { resourceType: 'Binary', id: 'b1', contentType: 'text/plain', data: base64('Knee pain') }),
    );
    expect(file.documents[0]?.text).toBe('Knee pain');
    const away = await read(
      note({ id: 'n1' }, { contentType: 'text/plain', url: 'https://ehr.invalid/n1.txt' }),
    );
    expect(away.documents).toEqual([]);
    expect(away.passedOver[0]).toBe('DocumentReference n1: a link to a file elsewhere was not followed.');
  });

  it('leaves out what was entered in error, marks what was replaced, and takes repeats once', async () => {
    const wrong = await read(bundle(PATIENT, note({ status: 'entered-in-error' })));
    expect(wrong.documents).toEqual([]);
    expect(wrong.patients).toHaveLength(1);
    expect((await read(note({ status: 'superseded' }))).documents[0]?.title).toContain('(superseded)');
    const report = {
      resourceType: 'DiagnosticReport',
      status: 'final',
      subject: { reference: 'Patient/p1' },
      encounter: { reference: 'Encounter/e1' },
      presentedForm: [{ contentType: 'text/plain', data: base64('# Assessment\nCough') }],
    };
    const twice = await read(bundle(PATIENT, ENCOUNTER, note(), report));
    expect(twice.documents).toHaveLength(1);
    expect(twice.passedOver[0]).toContain('1 document repeats another word for word');
  });

  it('reads a laboratory report with exact numbers', async () => {
    const text = JSON.stringify(
      bundle(
        PATIENT,
        {
          resourceType: 'DiagnosticReport',
          status: 'final',
          category: [{ coding: [{ code: 'LAB' }] }],
          code: { text: 'Diabetes panel' },
          subject: { reference: 'Patient/p1' },
          effectiveDateTime: '2026-03-10',
          result: [{ reference: 'Observation/o1' }, { reference: 'Observation/o2' }],
          conclusion: 'Poor control.',
        },
        {
          resourceType: 'Observation',
          id: 'o1',
          status: 'final',
          code: { coding: [{ code: '4548-4', display: 'Hemoglobin A1c' }] },
          valueQuantity: { value: 7.5, comparator: '>', unit: '%' },
          interpretation: [{ coding: [{ code: 'H' }] }],
          referenceRange: [{ low: { value: 4 }, high: { value: 5.6 } }],
        },
        {
          resourceType: 'Observation',
          id: 'o2',
          status: 'final',
          code: { text: 'Ketones' },
          valueBoolean: false,
        },
      ),
    ).replace('"value":7.5', '"value": 7.50');
    const { documents } = await read(text);
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({
      kind: 'lab_report',
      title: 'Diabetes panel',
      text: 'Diabetes panel\nCollected 2026-03-10.\n\nRESULTS:\nHemoglobin A1c: >7.50 % (4-5.6) H\nKetones: no\n\nCONCLUSION:\nPoor control.',
      results: [
        { code: '4548-4', name: 'Hemoglobin A1c', value: '>7.50', unit: '%', range: '4-5.6', flag: 'H' },
        { code: '', name: 'Ketones', value: 'no', unit: '', range: '', flag: '' },
      ],
    });
  });

  it('tells conditions, procedures and vital signs of a visit in one document', async () => {
    const about = { subject: { reference: 'Patient/p1' }, encounter: { reference: 'Encounter/e1' } };
    const category = [{ coding: [{ code: 'encounter-diagnosis' }] }];
    const { documents, patients } = await read(
      bundle(
        PATIENT,
        ENCOUNTER,
        {
          resourceType: 'Condition',
          ...about,
          category,
          code: {
            text: 'Type 2 diabetes',
            coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'E11.9' }],
          },
        },
        {
          resourceType: 'Condition',
          ...about,
          code: { text: 'Gout' },
          clinicalStatus: { coding: [{ code: 'resolved' }] },
        },
        {
          resourceType: 'Condition',
          ...about,
          category,
          code: { text: 'Lupus' },
          verificationStatus: { coding: [{ code: 'refuted' }] },
        },
        {
          resourceType: 'Condition',
          ...about,
          category,
          code: { text: 'Typing error' },
          verificationStatus: { coding: [{ code: 'entered-in-error' }] },
        },
        {
          resourceType: 'Procedure',
          ...about,
          status: 'completed',
          code: {
            text: 'Venipuncture',
            coding: [{ system: 'http://www.ama-assn.org/go/cpt', code: '36415' }],
          },
        },
        { resourceType: 'Procedure', ...about, status: 'not-done', code: { text: 'Biopsy' } },
        {
          resourceType: 'Observation',
          status: 'final',
          ...about,
          code: { text: 'Blood pressure' },
          component: [
            { code: { text: 'Systolic' }, valueQuantity: { value: 141, unit: 'mmHg' } },
            { code: { text: 'Diastolic' }, valueQuantity: { value: 90, unit: 'mmHg' } },
          ],
        },
      ),
    );
    expect(patients).toEqual([]);
    expect(documents.map((one) => one.text)).toEqual([
      'DIAGNOSES:\nType 2 diabetes (ICD-10-CM E11.9)\nLupus (refuted)\n\nPROBLEM LIST:\nGout (resolved)\n\nPROCEDURES:\nVenipuncture (CPT 36415)\n\nVITAL SIGNS AND OBSERVATIONS:\nSystolic: 141 mmHg\nDiastolic: 90 mmHg',
    ]);
    expect(documents[0]?.encounter).toMatchObject({ identifier: 'e1', serviceDate: '2026-03-10' });
  });

  it('gives visits without a document', async () => {
    const { visits } = await read(bundle(PATIENT, ENCOUNTER));
    expect(visits?.map((one) => [one.patient.lastName, one.encounter.serviceDate])).toEqual([
      ['Fictive', '2026-03-10'],
    ]);
  });

  it('reads a document of sections', async () => {
    const { documents } = await read(
      bundle(PATIENT, {
        resourceType: 'Composition',
        status: 'final',
        type: { coding: [{ system: 'http://loinc.org', code: '11506-3' }] },
        title: 'Progress note',
        subject: { reference: 'Patient/p1' },
        section: [
          {
            title: 'Assessment',
            text: { div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Cough</p></div>' },
          },
        ],
      }),
    );
    expect(documents[0]).toMatchObject({
      kind: 'visit_note',
      title: 'Progress note',
      text: 'Assessment\nCough',
    });
  });
});

describe('FHIR that is refused', () => {
  it('refuses JSON that is cut off, with the line where there is one', async () => {
    expect(await refusalOf(JSON.stringify(bundle(PATIENT)).slice(0, -3))).toContain(
      'JSON is damaged or cut off',
    );
    const lines = `${JSON.stringify(PATIENT)}\n${JSON.stringify(ENCOUNTER).slice(0, 60)}`;
    expect(await refusalOf(lines)).toContain('Line 2: The JSON is damaged or cut off');
  });

  it.each([
    ['JSON without a resource', { hello: 'world' }, 'no FHIR resource here'],
    ['a list of anything', [1, 2], 'Entry 1: There is no FHIR resource'],
    ['an empty bundle', bundle(), 'holds no resource'],
    [
      'an entry list that is none',
      { resourceType: 'Bundle', entry: {} },
      '(Bundle): entry is not as FHIR R4 has it',
    ],
    [
      'a name that is text',
      bundle({ ...PATIENT, name: 'Ana Fictive' }),
      'Entry 1 (Patient): name is not as FHIR R4 has it',
    ],
    [
      'a note without content',
      bundle(PATIENT, { ...note(), content: undefined }),
      'Entry 2 (DocumentReference): content is not',
    ],
    [
      'an attachment that is no base64',
      note({ id: 'n1' }, { contentType: 'text/plain', data: 'Zm9v*' }),
      'DocumentReference n1: The attachment is cut off',
    ],
  ])('refuses %s', async (_what, value, sentence) => {
    expect(await refusalOf(JSON.stringify(value))).toContain(sentence);
  });

  it('quotes nothing of the file', async () => {
    const sentence = await refusalOf(
      JSON.stringify(bundle({ ...PATIENT, birthDate: { 'Fictive, Ana': 1 } })),
    );
    expect(sentence).toContain('birthDate');
    expect(sentence).not.toContain('Fictive');
  });
});
