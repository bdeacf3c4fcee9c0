import type { IncomingFile, IncomingResult } from '#shared/domain/incoming.ts';
import { headingKind } from '#shared/domain/notes/sections.ts';
import { blocks, clip, dayOf, document } from '#electron/documents/read/building.ts';
import { refusal } from '#electron/documents/read/faults.ts';
import { fromBase64 } from '#electron/documents/read/base64.ts';
import { narrativeText } from '#electron/documents/read/narrative.ts';
import type { Reading } from '#electron/documents/read/reading.ts';
import { readWithin } from '#electron/documents/read/within.ts';
import { at, attribute, elements, readXml, textOf, type Element } from '#electron/documents/read/xml.ts';
import { kindOf, SECTION_HEADING } from './kinds.ts';
import { authorOf, patientOf, visitOf } from './people.ts';
import { resultsOf } from './results.ts';

/** Sections that say why the patient came. */
const REASONS = new Set(['29299-5', '46239-0', '10154-3']);

/**
 * Reads a C-CDA document (R2.1; older CDA R2 as far as it goes): the narrative of its sections under their titles, its
 * people, its visit, and the laboratory results of its entries. A document wrapped as one body (PDF, RTF, text) is
 * read by its own reader.
 * @throws Refusal when it is not well-formed to its end, declares a document type, or has no readable body
 */
export async function readCcda(text: string, reading: Reading): Promise<IncomingFile> {
  const root = readXml(text, 'C-CDA document');
  if (root.name !== 'ClinicalDocument')
    throw refusal(`The XML is a ${clip(root.name, 40)}, not a ClinicalDocument: ask its sender for C-CDA.`);
  const body = at(root, 'component', 'structuredBody');
  const sections = elements(body, 'component').flatMap((one) => elements(one, 'section'));
  const code = at(root, 'code');
  const title = textOf(at(root, 'title')) || attribute(code, 'displayName') || reading.title;
  const known = {
    kind: kindOf(attribute(code, 'code'), `${attribute(code, 'displayName')} ${title}`),
    title,
    writtenOn: dayOf(attribute(at(root, 'effectiveTime'), 'value')),
    author: authorOf(root),
    patient: patientOf(root),
    encounter: visitOf(root, reasonOf(sections)),
  };
  const wrapped = at(root, 'component', 'nonXMLBody', 'text');
  if (wrapped) return readWrapped(wrapped, known, reading);
  if (sections.length === 0)
    throw refusal(
      'The C-CDA document has no section and no body, so there is nothing to read: have it sent again.',
    );
  const results: IncomingResult[] = [];
  const texts = sections.map((section) => sectionText(section, results));
  return {
    format: 'ccda',
    documents: [document({ ...known, text: blocks(texts), results })],
    patients: [],
    passedOver: [],
  };
}

/** A section under its heading, sections within it below; `results` takes what its entries tell. */
function sectionText(section: Element, results: IncomingResult[]): string {
  results.push(...resultsOf(section));
  const title = textOf(at(section, 'title')) || attribute(at(section, 'code'), 'displayName');
  const usual = SECTION_HEADING[attribute(at(section, 'code'), 'code')];
  // The heading that notes use goes above a title that says something else to the reader of sections; in brackets
  // the title opens no section of its own.
  const heading =
    usual !== undefined && headingKind(usual) !== headingKind(title)
      ? linesOf([usual, title === '' || title.toUpperCase() === usual ? '' : `(${title})`])
      : title;
  const inner = elements(section, 'component').flatMap((one) => elements(one, 'section'));
  const narrative = narrativeText(at(section, 'text'));
  return blocks([
    narrative === '' && inner.length === 0 ? '' : linesOf([heading, narrative]),
    ...inner.map((one) => sectionText(one, results)),
  ]);
}

function linesOf(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('\n');
}

function reasonOf(sections: readonly Element[]): string {
  const section = sections.find((one) => REASONS.has(attribute(at(one, 'code'), 'code')));
  // Narratives often repeat their title.
  const lines = narrativeText(at(section, 'text')).split('\n');
  return lines.find((line) => !/^(chief complaint|reason for (visit|referral))[\w /:()]*$/i.test(line)) ?? '';
}

/** nonXMLBody: the content in base64 or as text; what lies elsewhere is not fetched. */
async function readWrapped(
  text: Element,
  known: Parameters<typeof readWithin>[1],
  reading: Reading,
): Promise<IncomingFile> {
  if (at(text, 'reference'))
    throw refusal(
      'The C-CDA document only points to a file elsewhere, and links are not followed: take that file in.',
    );
  const content = textOf(text);
  const bytes =
    attribute(text, 'representation') === 'B64'
      ? fromBase64(content, 'The body of the C-CDA document')
      : Buffer.from(narrativeText(text), 'utf8');
  const { documents, remarks } = await readWithin([{ bytes, where: 'Body' }], known, reading, true);
  return { format: 'ccda', documents, patients: [], passedOver: remarks };
}
