import { STATES } from '#shared/domain/identifiers.ts';
import { element } from '../../segments.ts';
import type { SegmentRule } from '../../guide/model.ts';

/** Post-office and lock boxes as people write them. */
const BOX =
  /(^|[^A-Z0-9])(P\.?\s*O\.?\s*(BOX|DRAWER)|P\.?\s*O\.?\s*B\.?\s*#?\s*\d|POST\s*OFFICE\s*(BOX|DRAWER)|LOCK\s*BOX)/i;
/** Provinces and territories of Canada. */
const CANADA: ReadonlySet<string> = new Set('AB BC MB NB NL NS NT NU ON PE QC SK YT'.split(' '));
/** Loops whose place decides on payment: the ZIP code has all nine digits. */
const NINE_DIGITS: ReadonlySet<string> = new Set(['2010AA', '2310C', '2420C']);

/** N3: the billing provider has a street; boxes are for the address of payment. */
export const streetRule: SegmentRule = (segment, loop, { report }) => {
  for (const position of [1, 2]) {
    if (!BOX.test(element(segment, position))) continue;
    const at = `N30${position}`;
    if (loop.def.id === '2010AA')
      report(
        segment,
        '2010AA',
        at,
        'error',
        'post-office-box',
        `${at} is a post-office box; the billing provider needs a street here, the box belongs in loop 2010AB.`,
      );
    else if (NINE_DIGITS.has(loop.def.id))
      report(
        segment,
        loop.def.id,
        at,
        'warning',
        'post-office-box',
        `${at} is a post-office box, but services are given at a street address.`,
      );
  }
};

/** N4: state and ZIP code of addresses in the United States; a state only where the country has such. */
export const cityRule: SegmentRule = (segment, loop, { report }) => {
  const say = (at: string, code: string, message: string): void =>
    report(segment, loop.def.id, at, 'error', code, message);
  const state = element(segment, 2);
  const zip = element(segment, 3);
  const country = element(segment, 4);
  if (country === '' || country === 'US') {
    if (state === '') say('N402', 'state', 'N402, the state, is needed for an address in the United States.');
    else if (/^[^a-z]{2}$/.test(state) && !STATES.has(state))
      say('N402', 'state', 'N402 is not a state or territory of the United States.');
    if (zip === '') say('N403', 'zip', 'N403, the ZIP code, is needed for an address in the United States.');
    else
      zipOfUs(zip, loop.def.id, say, (message) =>
        report(segment, loop.def.id, 'N403', 'warning', 'zip', message),
      );
  } else if (country === 'CA' && state !== '' && !CANADA.has(state))
    say('N402', 'state', 'N402 is not a province or territory of Canada.');
  if (country !== '' && !/^[A-Z]{2}$/.test(country))
    say('N404', 'country', 'N404 has to be a country code of two letters (ISO 3166).');
};

function zipOfUs(
  zip: string,
  loop: string,
  say: (at: string, code: string, message: string) => void,
  warn: (message: string) => void,
): void {
  if (!/^(\d{5}|\d{9})$/.test(zip))
    say('N403', 'zip', 'N403 has to be a ZIP code of five or nine digits without hyphen.');
  else if (NINE_DIGITS.has(loop) && zip.length !== 9)
    say('N403', 'zip-nine', `N403 has to be the ZIP code in all nine digits in loop ${loop}.`);
  else if (zip.startsWith('00000')) say('N403', 'zip', 'N403 is not a ZIP code.');
  else if (NINE_DIGITS.has(loop) && zip.endsWith('0000'))
    warn('N403 ends in 0000, which is filled up and no ZIP+4 of a street.');
}
