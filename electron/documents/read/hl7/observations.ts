import type { Hl7Segment } from '@medplum/core';
import type { IncomingResult } from '#shared/domain/incoming.ts';
import { dayOf, result, resultLine } from '#electron/documents/read/building.ts';
import { tidy } from '#electron/documents/read/plain-text.ts';
import type { Within } from '#electron/documents/read/within.ts';
import { attachedBytes } from './attached.ts';
import { component, repetitions, resultPlace, texts, value } from './fields.ts';

/** What a run of OBX (with the NTE below them) tells. */
export type Observations = {
  readonly results: readonly IncomingResult[];
  /** As it is read: one line a result, or paragraphs under the name of what is described. */
  readonly text: string;
  /** Documents within (ED, or RTF and PDF in a text field). */
  readonly attached: readonly Within[];
  /** What is not read, a sentence each. */
  readonly remarks: readonly string[];
};

type Line = { readonly name: string; readonly words: string[]; readonly narrative: boolean };

/** OBX-11 (table 0085): these are withdrawn, or no result. */
const WITHDRAWN = new Set(['D', 'W']);
const STATUS_WORDS: Readonly<Record<string, string>> = {
  P: 'preliminary',
  C: 'corrected',
  R: 'not verified',
  S: 'partial',
  I: 'pending',
  X: 'could not be obtained',
};

/** Reads OBX and NTE segments in their order; other segments among them are passed over. */
export function readObservations(segments: readonly Hl7Segment[], where: string): Observations {
  const results: IncomingResult[] = [];
  const lines: Line[] = [];
  const attached: Within[] = [];
  const remarks: string[] = [];
  for (const segment of segments) {
    if (segment.name === 'NTE') lines.push({ name: '', words: texts(segment, 3), narrative: true });
    if (segment.name !== 'OBX') continue;
    const at = resultPlace(where, segment);
    if (WITHDRAWN.has(value(segment, 11).toUpperCase())) {
      remarks.push(`${at}: a result that the laboratory has withdrawn was left out.`);
      continue;
    }
    const inner = attachedBytes(segment, at);
    if (inner?.remark) remarks.push(inner.remark);
    if (inner) attached.push(...inner.attached);
    else addValue(segment, results, lines);
  }
  return { results, text: tidy(layOut(lines)), attached, remarks };
}

function addValue(segment: Hl7Segment, results: IncomingResult[], lines: Line[]): void {
  const type = value(segment, 2).toUpperCase();
  const words = valueWords(segment, type);
  const status = STATUS_WORDS[value(segment, 11).toUpperCase()];
  const found = result({
    code: value(segment, 3, 1) || value(segment, 3, 4),
    name: nameOf(segment),
    value: words.join(type === 'TX' || type === 'FT' ? '\n' : ', '),
    unit: value(segment, 6, 1),
    range: texts(segment, 7).join(', '),
    flag: flagOf(segment),
  });
  if (!found) {
    if (status) lines.push({ name: nameOf(segment), words: [status], narrative: false });
    return;
  }
  const last = lines.at(-1);
  // A report is often sent line by line under one code.
  if (isText(type) && last?.narrative && last.name === found.name) {
    last.words.push(...words);
    const before = results.at(-1);
    if (before?.name === found.name)
      results[results.length - 1] = { ...before, value: `${before.value}\n${found.value}`.slice(0, 2000) };
    return;
  }
  results.push(found);
  const suffix = status ? `, ${status}` : '';
  if (isText(type)) lines.push({ name: found.name, words, narrative: true });
  else
    lines.push({
      name: '',
      words: [`${resultLine({ ...found, value: words.join(', ') })}${suffix}`],
      narrative: false,
    });
}

function isText(type: string): boolean {
  return type === 'TX' || type === 'FT' || type === 'ST' || type === '';
}

/** OBX-3: the sender's words for what was observed, the original text before the translated one. */
function nameOf(segment: Hl7Segment): string {
  const suffix = /^&(IMP|GDT|ADT|REC|ANT|MED)$/i.exec(
    texts(segment, 3)[0]
      ?.split('^')[0]
      ?.replace(/^[^&]*/, '') ?? '',
  );
  const name = value(segment, 3, 9) || value(segment, 3, 2) || value(segment, 3, 5) || value(segment, 3, 1);
  // Radiology marks the parts of a report by suffixes of the code (7.1.1).
  const part = { IMP: 'IMPRESSION', GDT: 'FINDINGS', REC: 'RECOMMENDATIONS' }[
    suffix?.[1]?.toUpperCase() ?? ''
  ];
  return part ?? name;
}

/** OBX-8: every flag that is told. */
function flagOf(segment: Hl7Segment): string {
  return repetitions(segment, 8)
    .map((one) => component(segment, one, 1))
    .filter((flag) => flag !== '')
    .join(',')
    .slice(0, 10);
}

/** OBX-5 by its type: what a person would read, one item a repetition. */
function valueWords(segment: Hl7Segment, type: string): string[] {
  if (isText(type)) return texts(segment, 5).filter((one) => one.trim() !== '');
  // Identifiers of studies and devices are nothing to read.
  if (/^(HD|EI|OG|PL)$/.test(type)) return [];
  return repetitions(segment, 5)
    .map((one) => {
      const part = (index: number): string => component(segment, one, index);
      switch (type) {
        case 'SN':
          return structuredNumber(part(1), part(2), part(3), part(4));
        case 'CE':
        case 'CWE':
        case 'CF':
        case 'CNE':
          return part(9) || part(2) || part(5) || part(1);
        case 'DT':
        case 'TS':
        case 'DTM':
          return dayOf(part(1)) ?? part(1);
        case 'NM':
        case 'TM':
        case 'IS':
        case 'ID':
          return part(1);
        default:
          return one
            .map((_, i) => part(i + 1))
            .filter((word) => word !== '')
            .join(' ');
      }
    })
    .filter((word) => word !== '');
}

/** `>^100` is ">100", `^1^:^128` is "1:128", `^2^-^4` is "2-4" (2A.3.70). */
function structuredNumber(comparator: string, first: string, separator: string, second: string): string {
  return `${comparator}${first}${separator}${second}`;
}

/** A name over its paragraphs where text runs on; one line where it fits. */
function layOut(lines: readonly Line[]): string {
  return lines
    .map(({ name, words, narrative }) => {
      if (!narrative) return name === '' ? words.join('\n') : `${name}: ${words.join(', ')}`;
      const text = words.join('\n');
      if (name === '') return text;
      return text.includes('\n') ? `\n${name}\n${text}\n` : `${name}: ${text}`;
    })
    .join('\n');
}
