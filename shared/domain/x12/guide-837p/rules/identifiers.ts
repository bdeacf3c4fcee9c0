import { isClia, isNpi } from '#shared/domain/identifiers.ts';
import { element } from '../../segments.ts';
import type { LoopInstance, RuleContext, SegmentRule } from '../../guide/model.ts';

/** Loops of people and organisations that give care: NM108 XX is their NPI. */
export const nameRule: SegmentRule = (segment, loop, { report }) => {
  const say = (at: string, code: string, message: string): void =>
    report(segment, loop.def.id, at, 'error', code, message);
  // A kind that the loop does not take was told by the element check.
  const known = loop.def.trigger.elements[1]?.codes?.has(element(segment, 2)) ?? true;
  const isPerson = known && element(segment, 2) === '1';
  if (element(segment, 8) === 'XX' && element(segment, 9) !== '' && !isNpi(element(segment, 9)))
    say('NM109', 'npi', 'NM109 is not an NPI: ten digits, the first 1 or 2, the last a check digit.');
  if (known && element(segment, 2) === '2')
    for (const position of [4, 5, 7])
      if (element(segment, position) !== '' && isUsed(loop, position))
        say(
          `NM10${position}`,
          'name-of-organisation',
          `NM10${position} belongs to a person, but NM102 says organisation.`,
        );
  if (isPerson && element(segment, 4) === '' && isUsed(loop, 4) && element(segment, 3) !== '')
    say('NM104', 'first-name', 'NM104, the first name, is needed for a person.');
};

/** Whether the guide uses this element of the loop's name at all; if not, the element check has told. */
function isUsed(loop: LoopInstance, position: number): boolean {
  return loop.def.trigger.id === 'NM1' && loop.def.trigger.elements[position - 1]?.usage !== 'N';
}

/** REF: tax ids, social security numbers, CLIA, our number of a line. */
export const referenceRule: SegmentRule = (segment, loop, { report }) => {
  const value = element(segment, 2);
  if (value === '') return;
  const say = (severity: 'error' | 'warning', code: string, message: string): void =>
    report(segment, loop.def.id, 'REF02', severity, code, message);
  switch (element(segment, 1)) {
    case 'EI':
    case 'SY':
      if (!/^\d{9}$/.test(value)) say('error', 'tax-id', 'REF02 has to be nine digits without hyphen.');
      return;
    case 'X4':
    case 'F4':
      if (!isClia(value)) say('error', 'clia', 'REF02 is not a CLIA number: two digits, D, seven digits.');
      return;
    case '6R':
      if (value.length > 30)
        say('warning', 'line-number-length', 'REF02 is longer than 30 characters; payers may cut it.');
      return;
    case 'F5':
      if (!/^[NY]$/.test(value)) say('error', 'element-code', 'REF02 has to be N or Y here.');
  }
};

/** PRV03: taxonomy of NUCC. */
export const taxonomyRule: SegmentRule = (segment, loop, { report }) => {
  const value = element(segment, 3);
  if (value === '') return;
  if (!/^[0-9A-Z]{10}$/.test(value))
    report(
      segment,
      loop.def.id,
      'PRV03',
      'error',
      'taxonomy',
      'PRV03 has to be a taxonomy of ten digits and capital letters.',
    );
  else if (!value.endsWith('X'))
    report(
      segment,
      loop.def.id,
      'PRV03',
      'warning',
      'taxonomy',
      'PRV03 is not a taxonomy of today: those end in X.',
    );
};

/** PER: telephone and fax numbers in ten digits, mail with an at sign. */
export const contactRule: SegmentRule = (segment, loop, { report }) => {
  const seen = new Set<string>();
  for (const position of [3, 5, 7]) {
    const kind = element(segment, position);
    const value = element(segment, position + 1);
    if (kind === '' || value === '') continue;
    const at = `PER0${position + 1}`;
    const say = (severity: 'error' | 'warning', code: string, message: string): void =>
      report(segment, loop.def.id, at, severity, code, message);
    if (seen.has(kind)) say('warning', 'contact-twice', `${at} gives a second number of the same kind.`);
    seen.add(kind);
    if ((kind === 'TE' || kind === 'FX') && !/^\d+$/.test(value))
      say(
        'error',
        'telephone',
        `${at} has to be digits alone: area code and number without hyphen or bracket.`,
      );
    else if ((kind === 'TE' || kind === 'FX') && value.length !== 10)
      say(value.length < 10 ? 'error' : 'warning', 'telephone', `${at} has to be a number of ten digits.`);
    if (kind === 'EM' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value))
      say('error', 'mail', `${at} is not a mail address.`);
  }
};

/** LIN03, CTP04: drug and quantity. */
export const drugRule: SegmentRule = (segment, loop, { report }) => {
  if (segment.id === 'LIN' && element(segment, 3) !== '' && !/^\d{11}$/.test(element(segment, 3)))
    report(
      segment,
      loop.def.id,
      'LIN03',
      'error',
      'ndc',
      'LIN03 has to be an NDC of eleven digits (5-4-2) without hyphens.',
    );
  if (segment.id === 'CTP' && element(segment, 4) !== '' && !(Number(element(segment, 4)) > 0))
    report(
      segment,
      loop.def.id,
      'CTP04',
      'error',
      'drug-quantity',
      'CTP04, the quantity of the drug, has to be above zero.',
    );
};

/** A provider needs an NPI, or, without one, another number by which the payer knows it. */
export function providerIdentified(loop: LoopInstance, context: RuleContext): void {
  const name = loop.opener;
  if (element(name, 9) !== '' || loop.all('REF').length > 0) return;
  context.report(
    name,
    loop.def.id,
    'NM109',
    'error',
    'npi-missing',
    'NM109 has no NPI and no REF gives another number of this provider.',
  );
}
