import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimLine, ProfessionalClaim } from '../claim.ts';
import { CLAIM_DATE_QUALIFIERS, type ClaimDateName } from '../claim-parts/situation.ts';
import { LINE_DATE_QUALIFIERS, type LineDateName } from '../claim-parts/service-detail.ts';
import { boxLength } from './boxes.ts';
import { contest, type Contender, type Contest } from './contest.ts';
import { mark, put, when, type BoxEntry } from './entry.ts';
import { isMedicare } from './medicare.ts';
import { printCode, printDate, printMoney, printNote, type PrintText } from './print-text.ts';
import { purchaseOf } from './purchase.ts';
import { ITEM_GAP } from './supplement.ts';

/** Boxes 10a to 10d and 11b: what the condition is related to. All three pairs are answered: an empty one is sent back. */
export function relatedSection(claim: ProfessionalClaim): BoxEntry[] {
  const { employment, autoAccident, otherAccident, accidentState, conditionCodes, casualtyClaimNumber } =
    claim.situation ?? {};
  const casualty = printCode(casualtyClaimNumber ?? '');
  return [
    mark(employment === true ? '10a.yes' : '10a.no', 'situation.employment'),
    mark(autoAccident === true ? '10b.yes' : '10b.no', 'situation.autoAccident'),
    ...when(autoAccident === true, () => [
      put('10b.state', 'situation.accidentState', printCode(accidentState ?? '')),
    ]),
    mark(otherAccident === true ? '10c.yes' : '10c.no', 'situation.otherAccident'),
    put(
      '10d',
      'situation.conditionCodes',
      (conditionCodes ?? []).map((c) => printCode(c).text).join(ITEM_GAP),
    ),
    ...when(casualty.text !== '', () => [
      put('11b.qual', 'situation.casualtyClaimNumber', 'Y4'),
      put('11b', 'situation.casualtyClaimNumber', casualty),
    ]),
  ];
}

type Dated = Contender & { readonly qualifier: string };

function dated(name: ClaimDateName, words: string, claim: ProfessionalClaim, qualifier?: string): Dated {
  const day = claim.situation?.dates?.[name];
  return datedAs(qualifier ?? CLAIM_DATE_QUALIFIERS[name], `situation.dates.${name}`, words, day);
}

function datedOnLine(name: LineDateName, words: string, lines: readonly ClaimLine[]): Dated[] {
  return lines.map((line) =>
    datedAs(
      LINE_DATE_QUALIFIERS[name],
      `lines.${line.number}.detail.dates.${name}`,
      words,
      line.detail?.dates?.[name],
    ),
  );
}

function datedAs(qualifier: string, field: string, words: string, day: IsoDate | undefined): Dated {
  const print = printDay(day);
  return { field, words, print, qualifier, key: `${qualifier} ${print.text}` };
}

function printDay(day: IsoDate | null | undefined): PrintText {
  return { text: day === undefined || day === null ? '' : printDate(day), lost: false };
}

/**
 * Box 14: onset, or the last menstrual period, which goes first in pregnancy. Medicare leaves box 15 blank, so there the
 * day of an accident stands here as that of the injury.
 */
export function onsetContest(claim: ProfessionalClaim): Contest<Dated> {
  const onset = dated('onset', 'the onset', claim);
  const period = dated('lastMenstrualPeriod', 'the last menstrual period', claim);
  const injury = isMedicare(claim) ? [dated('accident', 'the accident', claim, '431')] : [];
  return contest(
    claim.situation?.pregnant === true ? [period, onset, ...injury] : [onset, ...injury, period],
  );
}

/**
 * Box 15: one further date; the accident goes first, since boxes 10a to 10c ask for it. Not for Medicare
 * (claims processing manual ch. 26 §10.4, item 15).
 */
export function otherDateContest(claim: ProfessionalClaim, lines: readonly ClaimLine[]): Contest<Dated> {
  if (isMedicare(claim)) return { shown: null, left: [] };
  return contest([
    dated('accident', 'the accident', claim),
    dated('initialTreatment', 'the initial treatment', claim),
    ...datedOnLine('initialTreatment', 'the initial treatment', lines),
    dated('lastSeen', 'the last visit', claim),
    ...datedOnLine('lastSeen', 'the last visit', lines),
    dated('acuteManifestation', 'the acute manifestation', claim),
    dated('lastXray', 'the last X-ray', claim),
    ...datedOnLine('lastXray', 'the last X-ray', lines),
    dated('prescription', 'the prescription', claim),
    ...datedOnLine('prescription', 'the prescription', lines),
    dated('careAssumed', 'the day care was assumed', claim),
    dated('careRelinquished', 'the day care was relinquished', claim),
    dated('firstContact', 'the first contact', claim),
  ]);
}

/** Boxes 14, 15, 16 and 18. */
export function dateSection(claim: ProfessionalClaim, lines: readonly ClaimLine[]): BoxEntry[] {
  const onset = onsetContest(claim).shown;
  const other = otherDateContest(claim, lines).shown;
  const { disability, dates } = claim.situation ?? {};
  return [
    ...(onset
      ? [put('14.date', onset.field, onset.print), put('14.qual', onset.field, onset.qualifier)]
      : []),
    ...(other
      ? [put('15.qual', other.field, other.qualifier), put('15.date', other.field, other.print)]
      : []),
    put('16.from', 'situation.disability', printDay(disability?.from)),
    put('16.to', 'situation.disability', printDay(disability?.to)),
    put('18.from', 'situation.dates.admission', printDay(dates?.admission)),
    put('18.to', 'situation.dates.discharge', printDay(dates?.discharge)),
  ];
}

/** Items of box 19, parted by three blanks: attachments, the note, and for Medicare the last visit with who was seen. */
export function furtherItems(claim: ProfessionalClaim, lines: readonly ClaimLine[]): PrintText[] {
  const { paperwork = [], note } = claim.situation ?? {};
  const attachments = [...paperwork, ...lines.flatMap((line) => line.detail?.paperwork ?? [])].map(
    ({ reportType, transmission, controlNumber }) =>
      printCode(`PWK${reportType}${transmission}${controlNumber}`),
  );
  const items = [...attachments, printNote(note?.text ?? ''), ...lastVisit(claim, lines)];
  return items.filter(({ text, lost }) => text !== '' || lost);
}

/** Routine foot care: the day of the last visit and the NPI of who attended (ch. 26 §10.4, item 19). */
function lastVisit(claim: ProfessionalClaim, lines: readonly ClaimLine[]): PrintText[] {
  if (!isMedicare(claim)) return [];
  const seen = contest([
    dated('lastSeen', 'the last visit', claim),
    ...datedOnLine('lastSeen', 'the last visit', lines),
  ]).shown;
  if (seen === null) return [];
  const npi = claim.providers?.find(({ role }) => role === 'supervising')?.npi ?? '';
  return [printNote(`${seen.print.text.replaceAll(' ', '')} ${npi}`)];
}

/** Boxes 19 and 20. */
export function remarkSection(claim: ProfessionalClaim, lines: readonly ClaimLine[]): BoxEntry[] {
  const items = furtherItems(claim, lines);
  const { upper, lower } = twoLines(items.map(({ text }) => text).join(ITEM_GAP));
  const lost = items.some((item) => item.lost);
  const purchase = purchaseOf(lines);
  const price = printMoney(purchase.cents);
  return [
    put('19.upper', 'situation.note', upper),
    put('19', 'situation.note', { text: lower, lost }),
    // Laboratories that bill for themselves are not bought from.
    mark(purchase.bought ? '20.yes' : '20.no', purchase.field),
    ...when(purchase.bought, () => [
      put('20.dollars', purchase.field, price.dollars),
      put('20.cents', purchase.field, price.cents),
    ]),
  ];
}

/**
 * A text of box 19 on its two lines. What fits stands on the lower one alone; a longer one begins beside the caption
 * and is broken at a blank. When no blank serves, all of it stays on the lower line and is found too long.
 */
export function twoLines(text: string): { readonly upper: string; readonly lower: string } {
  const [first, second] = [boxLength('19.upper'), boxLength('19')];
  if (text.length <= second) return { upper: '', lower: text };
  for (let at = Math.min(first, text.length); at > 0; at -= 1) {
    if (text[at] !== ' ') continue;
    const lower = text.slice(at).trim();
    if (lower.length <= second) return { upper: text.slice(0, at).trim(), lower };
  }
  return { upper: '', lower: text };
}
