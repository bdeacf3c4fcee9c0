import type { ClaimLine, ProfessionalClaim } from '../claim.ts';
import type { PrintText } from './print-text.ts';
import { printCode, printNote } from './print-text.ts';

/** Between two items of the shaded half of a line, and of box 19. Source: NUCC 02/12, boxes 19 and 24. */
export const ITEM_GAP = '   ';

/** Notes of a line that speak to the payer; others are for a repricer, which reads no paper. */
const PAYER_NOTES = new Set(['ADD', 'DCP']);

/**
 * What stands in the shaded half of a service line, from its left edge: the drug (`N4`, eleven digits, three blanks,
 * unit and quantity), the times of anaesthesia (`7`), and narrative (`ZZ`).
 * Source: NUCC 02/12, box 24, supplemental information.
 */
export function supplementOf(line: ClaimLine): PrintText & { readonly field: string } {
  const { drug, anesthesiaTimes: times, procedureDescription, note } = line.detail ?? {};
  const items: { readonly name: string; readonly print: PrintText }[] = [];
  if (drug) {
    const ndc = printCode(drug.ndc);
    const quantity = printNote(drug.quantity);
    const text = `N4${ndc.text}${ITEM_GAP}${printCode(drug.unit).text}${quantity.text}`;
    items.push({ name: 'drug', print: { text, lost: ndc.lost || quantity.lost } });
  }
  if (times) {
    const minutes = line.detail?.unit === 'MJ' ? ` TIME ${line.units} MINUTES` : '';
    const text = `7BEGIN ${printCode(times.begin).text} END ${printCode(times.end).text}${minutes}`;
    items.push({ name: 'anesthesiaTimes', print: { text, lost: false } });
  }
  const narrative = [
    { name: 'procedureDescription', text: procedureDescription ?? '' },
    { name: 'note', text: note && PAYER_NOTES.has(note.kind) ? note.text : '' },
  ];
  for (const { name, text } of narrative) {
    const print = printNote(text);
    if (print.text !== '' || print.lost)
      items.push({ name, print: { text: `ZZ${print.text}`, lost: print.lost } });
  }
  return {
    text: items.map(({ print }) => print.text).join(ITEM_GAP),
    lost: items.some(({ print }) => print.lost),
    field: `lines.${line.number}.detail.${items.at(-1)?.name ?? 'note'}`,
  };
}

const REFERRALS = new Set(['AV', 'S2', 'ST', 'NU']);

/** The condition of an EPSDT referral, which a claim from another system carries as CRC*ZZ (2300); empty when none. */
export function epsdtReferral(claim: ProfessionalClaim): string {
  for (const { segment } of claim.carried ?? []) {
    const [id, category, , ...codes] = segment;
    if (id !== 'CRC' || category !== 'ZZ') continue;
    const code = codes.find((c) => typeof c === 'string' && REFERRALS.has(c));
    if (typeof code === 'string') return code;
  }
  return '';
}
