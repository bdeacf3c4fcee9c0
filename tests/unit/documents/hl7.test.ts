import { describe, expect, it } from 'vitest';
import { findSections } from '#shared/domain/notes/sections.ts';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';
import { refusalOf, utf8 } from './refusal-of.ts';

const MSH = (type: string): string => `MSH|^~\\&|LAB|SAMPLELAB|CW|CLINIC|20260312101500||${type}|1|P|2.5.1`;
const PID =
  'PID|1||4711^^^CLINIC^MR~123456789^^^&2.16.840.1.113883.4.1&ISO^SS||Fictive^Ana^Beth^Jr^^^L||198003051430-0600|F|||1 Sample Rd^Apt 2^Springfield^IL^62701||(217)555-0101';
const OBR =
  'OBR|1|A1|B1|57021-8^CBC panel^LN|||20260310|||||||||1234567893^Sample^Ruth^^^^^^NPI^^^^NPI||||||20260311||LAB|F';

async function read(...segments: readonly string[]) {
  return readIncoming(utf8(segments.join('\r')), 'message.hl7');
}

async function textOf(...segments: readonly string[]): Promise<string> {
  return (await read(...segments)).documents[0]?.text ?? '';
}

describe('people of HL7 messages', () => {
  it('takes the patient exactly as told', async () => {
    const { patients } = await read(MSH('ADT^A04'), PID);
    expect(patients).toEqual([
      {
        identifiers: [
          { value: '4711', assigner: 'CLINIC' },
          { value: '123456789', assigner: '2.16.840.1.113883.4.1' },
        ],
        lastName: 'Fictive',
        firstName: 'Ana',
        middleName: 'Beth',
        suffix: 'Jr',
        // The day as written: the time and its zone do not move it.
        birthDate: '1980-03-05',
        sex: 'F',
        address: { line1: '1 Sample Rd', line2: 'Apt 2', city: 'Springfield', state: 'IL', zip: '62701' },
        phone: '(217)555-0101',
      },
    ]);
  });

  const pid = async (field: number, value: string) => {
    const fields = PID.split('|');
    fields[field] = value;
    return (await read(MSH('ADT^A08'), fields.join('|'))).patients[0];
  };

  it('takes the legal name among several, an alias only when it is alone', async () => {
    const maiden = await pid(5, 'Invented^Ana^^^^^M~Fictive^Ana^^^^^L');
    expect(maiden?.lastName).toBe('Fictive');
    expect((await pid(5, 'Fictive^Ana~Nick^Annie^^^^^N'))?.firstName).toBe('Ana');
    expect((await pid(5, 'Alias^Annie^^^^^A'))?.lastName).toBe('Alias');
    expect((await pid(5, 'van Sample&van&Sample^Ana'))?.lastName).toBe('van Sample');
  });

  it('takes a day of birth of full precision only, and sex as far as a claim knows it', async () => {
    expect((await pid(7, '198003'))?.birthDate).toBeNull();
    expect((await pid(7, '19800230'))?.birthDate).toBeNull();
    expect((await pid(8, 'm'))?.sex).toBe('M');
    expect((await pid(8, 'O'))?.sex).toBe('U');
    expect((await pid(8, ''))?.sex).toBeNull();
    expect((await pid(8, '""'))?.sex).toBeNull();
  });

  it('names the sender where a number has no authority', async () => {
    expect((await pid(3, '555'))?.identifiers).toEqual([{ value: '555', assigner: 'SAMPLELAB' }]);
  });

  it('takes the first telephone, not a fax or an address of mail', async () => {
    expect((await pid(13, 'ana@example.invalid^NET^Internet~^PRN^PH^^1^217^5550199'))?.phone).toBe(
      '217 5550199',
    );
  });

  it('reads names in other alphabets', async () => {
    expect((await pid(5, 'Núñez-Ångström^José'))?.lastName).toBe('Núñez-Ångström');
  });

  it('takes the visit with its clinician', async () => {
    const pv1 = `PV1|1|O|||||1234567893^Sample^Ruth^M^^Dr^MD^^NPI^^^^NPI|${'|'.repeat(11)}V99${'|'.repeat(25)}20260310090000`;
    const { visits } = await read(MSH('ADT^A04'), PID, pv1, 'PV2|||R05.9^Cough^I10');
    expect(visits?.map((one) => one.encounter)).toEqual([
      {
        identifier: 'V99',
        serviceDate: '2026-03-10',
        providerName: 'Ruth M Sample',
        providerNpi: '1234567893',
        reason: 'Cough',
      },
    ]);
  });
});

describe('laboratory reports (ORU)', () => {
  it('gives results as told and text that is read', async () => {
    const { documents } = await read(
      MSH('ORU^R01'),
      PID,
      OBR,
      'OBX|1|NM|718-7^Hemoglobin^LN||9.80|g/dL|12.0-15.5|L|||F',
      'OBX|2|SN|1554-5^Glucose^LN||>^400|mg/dL||HH|||P',
      'OBX|3|SN|titer^ANA titer^L||^1^:^128||||||F',
      'OBX|4|CWE|x^Blood type^L||1^A positive^L||||||F',
      'OBX|5|NM|2345-7^Potassium^LN||||||||I',
      'OBX|6|NM|2951-2^Sodium^LN||999|mmol/L|||||W',
      'NTE|1||Specimen hemolyzed \\T\\ diluted',
    );
    const [report] = documents;
    expect(report).toMatchObject({
      kind: 'lab_report',
      title: 'CBC panel',
      writtenOn: '2026-03-11',
      author: 'SAMPLELAB',
      encounter: { serviceDate: '2026-03-10', providerName: 'Ruth Sample', providerNpi: '1234567893' },
    });
    expect(report?.patient?.lastName).toBe('Fictive');
    expect(report?.results).toEqual([
      { code: '718-7', name: 'Hemoglobin', value: '9.80', unit: 'g/dL', range: '12.0-15.5', flag: 'L' },
      { code: '1554-5', name: 'Glucose', value: '>400', unit: 'mg/dL', range: '', flag: 'HH' },
      { code: 'titer', name: 'ANA titer', value: '1:128', unit: '', range: '', flag: '' },
      { code: 'x', name: 'Blood type', value: 'A positive', unit: '', range: '', flag: '' },
    ]);
    expect(report?.text).toBe(
      [
        'CBC panel',
        'Collected 2026-03-10. Reported 2026-03-11.',
        '',
        'RESULTS:',
        'Hemoglobin: 9.80 g/dL (12.0-15.5) L',
        'Glucose: >400 mg/dL HH, preliminary',
        'ANA titer: 1:128',
        'Blood type: A positive',
        'Potassium: pending',
        'Specimen hemolyzed & diluted',
      ].join('\n'),
    );
    expect(findSections(report?.text ?? '').map((one) => one.kind)).toContain('results');
  });

  it('says that a withdrawn result was left out', async () => {
    const { passedOver, documents } = await read(
      MSH('ORU^R01'),
      PID,
      OBR,
      'OBX|1|NM|a^A^L||1||||||F',
      'OBX|2|NM|b^B^L||2||||||D',
    );
    expect(documents[0]?.results.map((one) => one.code)).toEqual(['a']);
    expect(passedOver).toEqual([
      'Message 1 (line 1), OBX 2: a result that the laboratory has withdrawn was left out.',
    ]);
  });

  it('names a result without a number by what was observed, or not at all', async () => {
    const { passedOver } = await read(
      MSH('ORU^R01'),
      PID,
      OBR,
      'OBX|1|NM|a^A^L||1||||||F',
      'OBX||NM|2823-3^Potassium^LN||2||||||D',
      'OBX||NM|||3||||||D',
    );
    expect(passedOver).toEqual([
      'Message 1 (line 1), OBX "Potassium": a result that the laboratory has withdrawn was left out.',
      'Message 1 (line 1): a result that the laboratory has withdrawn was left out.',
    ]);
  });

  it('joins a report that is sent line by line, with radiology parts under their headings', async () => {
    const text = await textOf(
      MSH('ORU^R01'),
      PID,
      OBR.replace('|LAB|', '|RAD|'),
      'OBX|1|TX|71045&GDT^Chest^L||The lungs are clear.||||||F',
      'OBX|2|TX|71045&GDT^Chest^L||No effusion.||||||F',
      'OBX|3|TX|71045&IMP^Chest^L||Normal chest.||||||F',
    );
    expect(text).toContain('FINDINGS\nThe lungs are clear.\nNo effusion.');
    expect(text).toContain('IMPRESSION: Normal chest.');
    expect(findSections(text).map((one) => one.kind)).toContain('assessment');
  });

  it('follows no link', async () => {
    const { documents, passedOver } = await read(
      MSH('ORU^R01'),
      PID,
      OBR,
      'OBX|1|RP|img^Image^L||http://example.invalid/a.png^^IM^PNG||||||F',
    );
    expect(documents).toEqual([]);
    expect(passedOver[0]).toBe('Message 1 (line 1), OBX 1: a link to a file elsewhere was not followed.');
  });
});

describe('documents (MDM)', () => {
  const TXA = 'TXA|1|DS|TX|20260311|1234567893^Sample^Ruth^^^^^^NPI^^^^NPI|||||||D77|||||AU';

  it('reads the text, a line for each OBX and each repetition', async () => {
    const { documents } = await read(
      MSH('MDM^T02'),
      PID,
      TXA,
      'OBX|1|TX|x^Note^L||ASSESSMENT:~1. Cough||||||F',
      'OBX|2|FT|x^Note^L||2. Asthma\\.br\\3. Fever \\S\\ chills||||||F',
    );
    expect(documents[0]).toMatchObject({
      kind: 'discharge_summary',
      title: 'Discharge summary',
      text: 'ASSESSMENT:\n1. Cough\n2. Asthma\n3. Fever ^ chills',
      writtenOn: '2026-03-11',
      author: 'Ruth Sample',
      encounter: { serviceDate: '2026-03-11', providerNpi: '1234567893' },
    });
  });

  it('writes names of sections above their text', async () => {
    const text = await textOf(
      MSH('MDM^T02'),
      PID,
      TXA,
      'OBX|1|TX|10164-2^History of present illness^LN||Coughs.||||||F',
      'OBX|2|TX|51848-0^Assessment^LN||Bronchitis.||||||F',
    );
    expect(text).toBe('History of present illness\nCoughs.\n\nAssessment\nBronchitis.');
  });

  it('reads an encapsulated document by its own reader and keeps its bytes', async () => {
    const rtf = Buffer.from('{\\rtf1 Knee pain, right.\\par}');
    const { documents } = await read(
      MSH('MDM^T02'),
      PID,
      TXA,
      `OBX|1|ED|x^Note^L||^TEXT^RTF^Base64^${rtf.toString('base64')}||||||F`,
    );
    expect(documents[0]).toMatchObject({
      kind: 'discharge_summary',
      text: 'Knee pain, right.',
      patient: { lastName: 'Fictive' },
      embedded: { format: 'rtf' },
    });
    expect(Buffer.from(documents[0]?.embedded?.bytes ?? []).equals(rtf)).toBe(true);
  });

  it('reads RTF and base64 that senders put into text fields', async () => {
    const rtf = '{\\rtf1\\ansi Knee pain.\\par}';
    for (const value of [rtf, rtf.replaceAll('\\', '\\E\\'), Buffer.from(rtf).toString('base64')])
      expect(await textOf(MSH('MDM^T02'), PID, TXA, `OBX|1|TX|x||${value}||||||F`)).toBe('Knee pain.');
  });

  it('refuses an attachment that is cut off', async () => {
    const message = [MSH('MDM^T02'), PID, TXA, 'OBX|1|ED|x||^TEXT^RTF^Base64^e1xyd||||||F'].join('\r');
    expect(await refusalOf(message)).toBe(
      'Message 1 (line 1), OBX 1: The attachment is cut off or damaged: have it sent again. Nothing was taken in.',
    );
  });

  it('marks what nobody has signed, and leaves out what was withdrawn', async () => {
    const unsigned = await read(MSH('MDM^T02'), PID, TXA.replace('|AU', '|IP'), 'OBX|1|TX|x||Cough.');
    expect(unsigned.documents[0]?.title).toBe('Discharge summary (not signed)');
    const withdrawn = await read(MSH('MDM^T11'), PID, TXA, 'OBX|1|TX|x||Cough.');
    expect(withdrawn.documents).toEqual([]);
    expect(withdrawn.passedOver[0]).toContain('withdrawn');
  });

  it('refuses a document message without its header', async () => {
    expect(await refusalOf([MSH('MDM^T02'), PID, 'OBX|1|TX|x||Cough.'].join('\r'))).toContain('segment TXA');
  });
});

describe('charges (DFT)', () => {
  const FT1 =
    'FT1|1|T1||20260310|20260312|CG|99213^Visit^C4|||1|||||||||J20.9^Bronchitis^I10~195662009^Viral pharyngitis^SCT|1234567893^Sample^Ruth|||||99213^Visit^C4|25~GC';

  it('proposes codes, modifiers, units and ICD-10-CM diagnoses', async () => {
    const { documents } = await read(MSH('DFT^P03'), PID, FT1);
    expect(documents[0]?.charges).toEqual([
      { code: '99213', modifiers: ['25', 'GC'], units: 1, diagnoses: ['J20.9'], serviceDate: '2026-03-10' },
    ]);
    expect(documents[0]?.encounter?.serviceDate).toBe('2026-03-10');
    expect(documents[0]?.text).toBe(
      'CHARGES:\n99213-25-GC Visit; 1 unit; 2026-03-10; for J20.9 Bronchitis, 195662009 Viral pharyngitis',
    );
  });

  it('takes diagnoses from DG1 where the charge has none', async () => {
    const bare = FT1.replace(/J20\.9[^|]*/, '');
    const { documents } = await read(MSH('DFT^P03'), PID, bare, 'DG1|1||E119^Diabetes^I10C');
    expect(documents[0]?.charges[0]?.diagnoses).toEqual(['E11.9']);
  });

  it('leaves out payments, and says which entry has no procedure code', async () => {
    const { documents, passedOver } = await read(
      MSH('DFT^P03'),
      PID,
      FT1.replace('|CG|', '|PY|'),
      'FT1|2|||20260310||CG|LOCAL7^Supplies|||2',
    );
    expect(documents[0]?.charges).toEqual([]);
    expect(documents[0]?.text).toContain('LOCAL7 Supplies; 2 units');
    expect(passedOver).toEqual([
      'Message 1 (line 1): entry 1 is no charge and was left out.',
      'Message 1 (line 1): entry 2 has no CPT or HCPCS code; it is in the text only.',
    ]);
  });
});

describe('files of HL7 messages', () => {
  const oru = [MSH('ORU^R01'), PID, OBR, 'OBX|1|NM|a^A^L||1||||||F'];

  it.each([['\r'], ['\n'], ['\r\n']])('reads lines that end in %j', async (end) => {
    const file = await readIncoming(utf8(`\ufeff${oru.join(end)}${end}`), 'm');
    expect(file.documents[0]?.results).toHaveLength(1);
  });

  it('reads other delimiters', async () => {
    const text = oru
      .join('\r')
      .replace(MSH('ORU^R01'), () => 'MSH$*!/+$LAB$SAMPLELAB$CW$CLINIC$20260312$$ORU*R01$1$P$2.5')
      .replaceAll('|', '$')
      .replaceAll('^', '*');
    const file = await readIncoming(utf8(text.replace('*A*L$$1$', () => '*A/T/B*L$$1/F/2$')), 'm');
    expect(file.documents[0]?.patient?.lastName).toBe('Fictive');
    expect(file.documents[0]?.results[0]).toMatchObject({ name: 'A+B', value: '1$2' });
  });

  it('reads escapes of every kind', async () => {
    const value =
      '\\F\\ \\S\\ \\T\\ \\R\\ \\E\\ \\H\\bold\\N\\ \\X41\\ \\XC3A9\\ C:\\x \\.sp2\\end \\Zlocal\\.';
    const text = await textOf(MSH('MDM^T02'), PID, 'TXA|1|PR', `OBX|1|TX|x||${value}`);
    expect(text).toBe('| ^ & ~ \\ bold A é C:\\x\n\nend .');
  });

  it('reads several messages, bare, framed and in a batch', async () => {
    const two = `${oru.join('\r')}\r${[MSH('ADT^A08'), PID].join('\r')}`;
    const framed = `\u000b${oru.join('\r')}\r\u001c\r\u000b${[MSH('ADT^A08'), PID].join('\r')}\r\u001c\r`;
    const batch = `FHS|^~\\&|LAB\rBHS|^~\\&|LAB\r${two}\rBTS|2\rFTS|1\r`;
    for (const text of [two, framed, batch]) {
      const file = await readIncoming(utf8(text), 'm');
      expect(file.documents).toHaveLength(1);
      expect(file.patients).toHaveLength(1);
      expect(file.passedOver).toEqual([]);
    }
  });

  it('mends a text that was broken by a bare line end', async () => {
    const text = await textOf(
      MSH('MDM^T02'),
      PID,
      'TXA|1|PR',
      'OBX|1|TX|x||First line',
      'second line of the same||||||F',
    );
    expect(text).toBe('First line\nsecond line of the same');
  });

  it('names messages that tell of no patient, and reads the others', async () => {
    const file = await read(MSH('ACK^A04'), 'MSA|AA|1', ...oru);
    expect(file.documents).toHaveLength(1);
    expect(file.passedOver).toEqual(['Message 1 (line 1): a message of the kind ACK tells of no patient.']);
  });

  it.each([
    ['a beginning that is missing', PID, 'and this one with PID: its beginning is missing'],
    ['a header that is cut off', 'MSH|^~\\&|LA', 'MSH is cut off'],
    ['a header without a kind', 'MSH|^~\\&|LAB|LAB|CW|CLINIC|20260312101500||', 'MSH-9 does not tell'],
    ['delimiters that are letters', 'MSH|abcd|LAB|SAMPLELAB|CW|CLINIC|2026||ORU^R01', 'names no delimiters'],
    [
      'a message without a patient',
      `${MSH('ORU^R01')}\r${OBR}`,
      'names no patient (there is no segment PID)',
    ],
    ['a patient without name or number', `${MSH('ADT^A08')}\rPID|1`, 'neither a name nor a number'],
    [
      'a frame that is not closed',
      `\u000b${MSH('ADT^A08')}\r${PID}`,
      'frame around an HL7 message is not closed',
    ],
    [
      'an end within a segment',
      `${MSH('ORU^R01')}\r${PID}\r${OBR}\rOB`,
      'line 4): The message ends within a segment',
    ],
    [
      'a line that is no segment',
      `${MSH('ADT^A08')}\rhello there\r${PID}`,
      'line 2): This line is no HL7 segment',
    ],
    [
      'a count that does not agree',
      `BHS|^~\\&\r${MSH('ADT^A08')}\r${PID}\rBTS|3`,
      'tells of 3 messages and holds 1',
    ],
  ])('refuses %s', async (_what, text, sentence) => {
    expect(await refusalOf(text)).toContain(sentence);
  });

  it('takes nothing in when one of several messages is damaged', async () => {
    expect(await refusalOf([...oru, MSH('ORU^R01'), OBR].join('\r'))).toContain('Message 2 (line 5)');
  });
});
