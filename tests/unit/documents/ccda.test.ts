import { describe, expect, it } from 'vitest';
import { findSections } from '#shared/domain/notes/sections.ts';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';
import { refusalOf, utf8 } from './refusal-of.ts';

const HEADER = `
  <code code="11506-3" codeSystem="2.16.840.1.113883.6.1" displayName="Progress note"/>
  <title>Progress Note</title>
  <effectiveTime value="20260310170000-0600"/>
  <recordTarget><patientRole>
    <id extension="4711" root="1.2.3" assigningAuthorityName="Sample Clinic"/>
    <id nullFlavor="UNK"/>
    <addr use="HP"><streetAddressLine>1 Sample Rd</streetAddressLine><city>Springfield</city><state>IL</state><postalCode>62701</postalCode></addr>
    <telecom use="HP" value="tel:+1(217)555-0101"/>
    <patient>
      <name use="P"><given>Annie</given><family>Nick</family></name>
      <name use="L"><given>Ana</given><given>Beth</given><given qualifier="CL">Annie</given><family>Fictive</family><suffix>Jr</suffix></name>
      <administrativeGenderCode code="F"/><birthTime value="198003051430"/>
    </patient>
  </patientRole></recordTarget>
  <author><assignedAuthor><assignedPerson><name><given>Ruth</given><family>Sample</family></name></assignedPerson></assignedAuthor></author>
  <componentOf><encompassingEncounter>
    <id extension="V99" root="1.2.4"/><effectiveTime><low value="20260310"/></effectiveTime>
    <responsibleParty><assignedEntity><id root="2.16.840.1.113883.4.6" extension="1234567893"/>
      <assignedPerson><name><prefix>Dr.</prefix><given>Ruth</given><family>Sample</family></name></assignedPerson></assignedEntity></responsibleParty>
  </encompassingEncounter></componentOf>`;

const section = (code: string, title: string, text: string, more = ''): string =>
  `<component><section><code code="${code}"/><title>${title}</title><text>${text}</text>${more}</section></component>`;

const ccda = (sections: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${HEADER}<component><structuredBody>${sections}</structuredBody></component></ClinicalDocument>`;

async function read(xml: string) {
  const file = await readIncoming(utf8(xml), 'summary.xml');
  expect(file.format).toBe('ccda');
  return { ...file, document: file.documents[0] };
}

describe('C-CDA', () => {
  it('takes people, visit, kind and title from the header', async () => {
    const { document } = await read(ccda(section('10154-3', 'Chief complaint', 'Cough for 3 days')));
    expect(document).toMatchObject({
      kind: 'visit_note',
      title: 'Progress Note',
      writtenOn: '2026-03-10',
      author: 'Ruth Sample',
      patient: {
        identifiers: [{ value: '4711', assigner: 'Sample Clinic' }],
        lastName: 'Fictive',
        firstName: 'Ana',
        middleName: 'Beth',
        suffix: 'Jr',
        birthDate: '1980-03-05',
        sex: 'F',
        address: { line1: '1 Sample Rd', line2: '', city: 'Springfield', state: 'IL', zip: '62701' },
        phone: '+1(217)555-0101',
      },
      encounter: {
        identifier: 'V99',
        serviceDate: '2026-03-10',
        providerName: 'Dr. Ruth Sample',
        providerNpi: '1234567893',
        reason: 'Cough for 3 days',
      },
    });
  });

  it('lays narrative out: paragraphs, lists, tables, line breaks, sections within sections', async () => {
    const { document } = await read(
      ccda(
        section(
          '51848-0',
          'Assessment',
          `<paragraph>Better   than
            before.<br/>Walks.</paragraph><list listType="ordered"><item>Asthma</item><item><content revised="delete">Gout</content>Cough</item></list>`,
        ) +
          section(
            '30954-2',
            'Results',
            `<table><caption>Blood</caption><thead><tr><th>Test</th><th>Value</th></tr></thead><tbody><tr><td>A1c</td><td>7.9 %<br/>high</td></tr><tr><td/><td/></tr></tbody></table>`,
            `<component><section><title>Comment</title><text>Fasting.</text></section></component>`,
          ),
      ),
    );
    expect(document?.text).toBe(
      'Assessment\nBetter than before.\nWalks.\n1. Asthma\n2. Cough\n\nResults\nBlood\nTest | Value\nA1c | 7.9 %; high\n\nComment\nFasting.',
    );
  });

  it('writes the usual heading above a title that sections are not recognised by', async () => {
    const { document } = await read(
      ccda(
        section('48765-2', 'Sensitivities on record', 'None known') +
          section('11450-4', 'PROBLEMS', '<list><item>Gout</item></list>') +
          section('18776-5', 'Treatment Plan', 'Rest.'),
      ),
    );
    expect(document?.text).toBe(
      'ALLERGIES\n(Sensitivities on record)\nNone known\n\nPROBLEM LIST\n(PROBLEMS)\n- Gout\n\nTreatment Plan\nRest.',
    );
    const kinds = findSections(document?.text ?? '').map((one) => one.kind);
    // A list of problems is not this visit's assessment, whatever its title.
    expect(kinds).toEqual(['allergies', 'medical history', 'plan']);
  });

  it('takes results from the entries', async () => {
    const observation = `<entry><organizer><component><observation><templateId root="2.16.840.1.113883.10.20.22.4.2"/>
      <code code="4548-4" displayName="Hemoglobin A1c"/><statusCode code="completed"/>
      <value xsi:type="PQ" value="7.90" unit="%"/><interpretationCode code="H"/>
      <referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="4.0"/><high value="5.6"/></value></observationRange></referenceRange>
      </observation></component></organizer></entry>`;
    const { document } = await read(ccda(section('30954-2', 'Results', 'A1c 7.90 %', observation)));
    expect(document?.results).toEqual([
      { code: '4548-4', name: 'Hemoglobin A1c', value: '7.90', unit: '%', range: '4.0-5.6', flag: 'H' },
    ]);
  });

  it('reads a body that is another document, and keeps its bytes', async () => {
    const body = (inner: string): string =>
      `<ClinicalDocument xmlns="urn:hl7-org:v3">${HEADER}<component><nonXMLBody>${inner}</nonXMLBody></component></ClinicalDocument>`;
    const rtf = Buffer.from('{\\rtf1 Knee pain.\\par}').toString('base64');
    const { document } = await read(body(`<text mediaType="text/rtf" representation="B64">${rtf}</text>`));
    expect(document).toMatchObject({ kind: 'visit_note', text: 'Knee pain.', embedded: { format: 'rtf' } });
    const plain = await read(body('<text mediaType="text/plain">Knee pain &amp; swelling.</text>'));
    expect(plain.document?.text).toBe('Knee pain & swelling.');
    expect(await refusalOf(body('<text><reference value="http://example.invalid/a.pdf"/></text>'))).toContain(
      'links are not followed',
    );
  });

  it('tells a document without a visit by the one day of its service', async () => {
    const service = (low: string, high: string): string =>
      ccda(section('51848-0', 'Assessment', 'Well.')).replace(
        /<componentOf>[\s\S]*<\/componentOf>/,
        `<documentationOf><serviceEvent><effectiveTime><low value="${low}"/><high value="${high}"/></effectiveTime></serviceEvent></documentationOf>`,
      );
    expect((await read(service('20260310', '202603101500'))).document?.encounter?.serviceDate).toBe(
      '2026-03-10',
    );
    expect((await read(service('20200101', '20260310'))).document?.encounter).toBeNull();
  });
});

describe('C-CDA that is refused', () => {
  const bomb = `<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`;

  it('refuses declared entities: growing, or reaching for files', async () => {
    expect(await refusalOf(ccda(section('51848-0', 'A', '&j;'), bomb))).toContain('declares a document type');
    const reach = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>';
    expect(await refusalOf(ccda(section('51848-0', 'A', '&x;'), reach))).toContain(
      'declares a document type',
    );
    expect(await refusalOf(ccda(section('51848-0', 'A', '&nbsp;')))).toContain(
      'entity that XML itself does not have',
    );
  });

  it('refuses what is cut off, not well-formed, nested without end, or empty', async () => {
    const whole = ccda(section('51848-0', 'Assessment', '<paragraph>Well.</paragraph>'));
    expect(await refusalOf(whole.slice(0, -40))).toMatch(/^Line \d+: .*cut off/);
    expect(await refusalOf(whole.slice(0, 900))).toMatch(/^Line \d+: .*cut off/);
    expect(await refusalOf(whole.replace('</paragraph>', '</item>'))).toContain('not well-formed');
    const deep = `${'<content>'.repeat(300)}x${'</content>'.repeat(300)}`;
    expect(await refusalOf(ccda(section('51848-0', 'A', deep)))).toContain('nested deeper');
    expect(await refusalOf(ccda(''))).toContain('no section and no body');
  });
});
