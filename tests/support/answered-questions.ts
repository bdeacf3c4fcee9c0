import type { SegmentData } from '#shared/domain/x12/writer.ts';
import { element, readSegments } from '#shared/domain/x12/segments.ts';
import {
  ANSWERED_AT,
  ANSWER_KINDS,
  headOf,
  writeAnswer,
  type AnswerOptions,
} from '#tests/support/clearinghouse.ts';

/** 277 to a 276 of ours: by CLM01 (REF*EJ) a status such as `P3:317` or `F1:65`. */
export function answer276(
  text: string,
  statuses: Readonly<Record<string, string>>,
  options: AnswerOptions = {},
): string {
  const at = options.at ?? ANSWERED_AT;
  const day = at.slice(0, 10).replaceAll('-', '');
  const body: SegmentData[] = [];
  let trace = '';
  let charge = '';
  for (const s of readSegments(text)) {
    if (s.id === 'BHT')
      body.push(['BHT', '0010', '08', element(s, 3), day, at.slice(11, 16).replace(':', ''), 'DG']);
    else if (s.id === 'HL' || s.id === 'NM1') body.push([s.id, ...s.elements.slice(1)]);
    else if (s.id === 'TRN') trace = element(s, 2);
    else if (s.id === 'REF' && element(s, 1) === 'EJ') {
      const status = statuses[element(s, 2)] ?? 'A4:35';
      charge = '200';
      body.push(
        ['TRN', '2', trace],
        ['STC', status.split(':'), day, '', charge, status.startsWith('F1') ? '81.57' : '0'],
      );
      body.push(['REF', '1K', `PAYER${element(s, 2)}`], ['REF', 'EJ', element(s, 2)]);
    }
  }
  return writeAnswer(headOf(text), ANSWER_KINDS['277'], body, options);
}

/** 271 to a 270 of ours: for each question the given segments after the person, from EB or AAA on. */
export function answer270(
  text: string,
  say: (person: {
    readonly last: string;
    readonly first: string;
    readonly index: number;
  }) => readonly SegmentData[],
  options: AnswerOptions & { readonly traces?: boolean } = {},
): string {
  const at = options.at ?? ANSWERED_AT;
  const day = at.slice(0, 10).replaceAll('-', '');
  const body: SegmentData[] = [];
  let index = 0;
  let person = { last: '', first: '' };
  let asked = false;
  for (const s of readSegments(text)) {
    if (asked && (s.id === 'HL' || s.id === 'SE')) {
      body.push(...say({ ...person, index: (index += 1) }));
      asked = false;
    }
    if (s.id === 'BHT')
      body.push(['BHT', '0022', '11', element(s, 3), day, at.slice(11, 16).replace(':', '')]);
    else if (s.id === 'HL' || s.id === 'NM1' || s.id === 'DMG') {
      if (s.id === 'NM1') person = { last: element(s, 3), first: element(s, 4) };
      body.push([s.id, ...s.elements.slice(1)]);
    } else if (s.id === 'TRN' && options.traces !== false)
      body.push(['TRN', '2', element(s, 2), element(s, 3)]);
    else if (s.id === 'EQ') asked = true;
  }
  return writeAnswer(headOf(text), ANSWER_KINDS['271'], body, options);
}
