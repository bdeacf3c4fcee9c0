import { components, element } from '../../segments.ts';
import type { Segment } from '../../segments.ts';
import type { LoopInstance, LoopRule, RuleContext, SegmentRule } from '../../guide/model.ts';
import { procedure } from './claim-codes.ts';
import { adjustmentsOf, centsAt, money, sumOf } from './facts.ts';
import { medicareSecondary } from './people.ts';

/** Elements that hold an amount of dollars, by segment. */
const AMOUNTS: Readonly<Record<string, readonly number[]>> = {
  CLM: [2],
  AMT: [2],
  SV1: [2],
  SV5: [4, 5],
  SVD: [2],
  CAS: [3, 6, 9, 12, 15, 18],
  CN1: [2],
  HCP: [2, 3, 7],
  PS1: [2],
  MOA: [2, 8, 9],
};
/** Amounts that are never below zero: what is charged, and what the patient paid. */
const NOT_NEGATIVE: ReadonlySet<string> = new Set(['CLM', 'SV1', 'SV5', 'PS1']);

/** Amounts have at most two decimals and ten digits; 005010X222A1 appendix B.1.1.3.1.2. */
export const amountRule: SegmentRule = (segment, loop, { report }) => {
  for (const position of AMOUNTS[segment.id] ?? []) {
    const value = element(segment, position);
    if (!/^-?[\d.]+$/.test(value)) continue;
    const at = `${segment.id}${String(position).padStart(2, '0')}`;
    if (/\.\d{3}/.test(value))
      report(
        segment,
        loop.def.id,
        at,
        'error',
        'amount-decimals',
        `${at} is an amount and may have at most two decimals.`,
      );
    if (value.replace(/[-.]/g, '').length > 10)
      report(
        segment,
        loop.def.id,
        at,
        'warning',
        'amount-length',
        `${at} has more than the ten digits that receivers have to take.`,
      );
    const never = NOT_NEGATIVE.has(segment.id) || (segment.id === 'AMT' && element(segment, 1) === 'F5');
    if (never && value.startsWith('-') && Number(value) < 0)
      report(segment, loop.def.id, at, 'error', 'amount-negative', `${at} may not be below zero.`);
  }
};

/** 2300: CLM02 is the sum of SV102. */
export const chargeRule: LoopRule = (claim, { report }) => {
  const charge = centsAt(claim.opener, 2);
  const lines = claim.loops('2400');
  const sum = sumOf(lines.map((line) => centsAt(line.first('SV1'), 2)));
  if (claim.opener.id !== 'CLM' || charge === null || sum === null || lines.length === 0 || charge === sum)
    return;
  report(
    claim.opener,
    '2300',
    'CLM02',
    'error',
    'charge-sum',
    `CLM02 is ${money(charge)}, but the lines add up to ${money(sum)}.`,
  );
};

/** 2320, 2430: what another payer paid and adjusted adds up to what was charged, by line and by claim. */
export const otherPayersRule: LoopRule = (claim, context) => {
  const others = claim.loops('2320');
  const known = new Set(others.map(payerId).filter((id) => id !== ''));
  for (const line of claim.loops('2400'))
    for (const adjudication of line.loops('2430'))
      if (!known.has(element(adjudication.opener, 1)) && element(adjudication.opener, 1) !== '')
        context.report(
          adjudication.opener,
          '2430',
          'SVD01',
          'error',
          'other-payer-unknown',
          'SVD01 has to be the number of a payer in loop 2330B (NM109) of this claim.',
        );
  for (const other of others) otherPayer(claim, other, context);
  responsibility(claim, others, context);
};

/** NM109 of 2330B. */
function payerId(other: LoopInstance): string {
  const payer = other.loops('2330B')[0];
  return payer ? element(payer.opener, 9) : '';
}

function otherPayer(claim: LoopInstance, other: LoopInstance, context: RuleContext): void {
  const sbr = other.opener;
  if (sbr.id === 'SBR') {
    medicareSecondary(sbr, '2320', context);
    if (element(sbr, 9) === '')
      context.report(
        sbr,
        '2320',
        'SBR09',
        'error',
        'filing-indicator',
        'SBR09, the kind of payer, is needed as long as there is no national plan number.',
      );
  }
  const id = payerId(other);
  const lines = claim.loops('2400').map((line) => ({
    line,
    svd: line.loops('2430').filter((l) => element(l.opener, 1) === id && id !== ''),
  }));
  for (const { line, svd } of lines) lineBalance(line, svd, context);
  claimBalance(
    claim,
    other,
    lines.map((l) => l.svd),
    context,
  );
  adjudicationDate(
    other,
    lines.some((l) => l.svd.length > 0),
    context,
  );
}

/** SV102 = SVD02 + CAS for each payer that has adjudicated the line. */
function lineBalance(line: LoopInstance, svd: readonly LoopInstance[], { report }: RuleContext): void {
  const charge = centsAt(line.first('SV1'), 2);
  const paid = sumOf(svd.map((l) => centsAt(l.opener, 2)));
  const adjusted = sumOf(svd.map((l) => adjustmentsOf(l.all('CAS'))));
  const at = svd[0]?.opener;
  if (!at || charge === null || paid === null || adjusted === null || paid + adjusted === charge) return;
  report(
    at,
    '2430',
    'SVD02',
    'error',
    'line-balance',
    `SVD02 ${money(paid)} and the adjustments ${money(adjusted)} do not add up to the charge ${money(charge)} of the line.`,
  );
}

/**
 * AMT*D is what the lines were paid less the adjustments of the claim; without lines, the charge less those.
 * Source: 005010X222A1 section 1.4.4, balancing.
 */
function claimBalance(
  claim: LoopInstance,
  other: LoopInstance,
  byLine: readonly (readonly LoopInstance[])[],
  { report }: RuleContext,
): void {
  const amt = other.first('AMT', 'D');
  const paid = centsAt(amt, 2);
  const adjusted = adjustmentsOf(other.all('CAS'));
  if (!amt || paid === null || adjusted === null) return;
  const adjudicated = byLine.filter((svd) => svd.length > 0).length;
  if (adjudicated > 0 && adjudicated < byLine.length) return;
  const base =
    adjudicated > 0 ? sumOf(byLine.flat().map((l) => centsAt(l.opener, 2))) : centsAt(claim.opener, 2);
  if (base === null || base - adjusted === paid) return;
  const what = adjudicated > 0 ? 'what the lines were paid' : 'the charge of the claim';
  report(
    amt,
    '2320',
    'AMT02',
    'error',
    'claim-balance',
    `AMT02 is ${money(paid)}, but ${what} less the adjustments of this loop is ${money(base - adjusted)}.`,
  );
}

/** DTP*573 stands with the lines where they are adjudicated, else in 2330B. */
function adjudicationDate(other: LoopInstance, byLine: boolean, { report }: RuleContext): void {
  const payer = other.loops('2330B')[0];
  if (!payer || byLine || !other.first('AMT', 'D') || payer.first('DTP', '573')) return;
  report(
    { number: payer.opener.number, id: 'DTP' },
    '2330B',
    '',
    'error',
    'adjudication-date',
    'DTP*573, the day on which the other payer decided, is missing in loop 2330B.',
  );
}

/** Each place in the order of payers is taken once, and a later payer follows a first one. */
function responsibility(claim: LoopInstance, others: readonly LoopInstance[], { report }: RuleContext): void {
  const level = claim.parent?.def.id === '2000C' ? claim.parent.parent : claim.parent;
  const destination = level?.first('SBR');
  const own = destination ? element(destination, 1) : '';
  const taken = new Set([own]);
  for (const { opener } of others) {
    const order = element(opener, 1);
    if (order !== '' && order !== 'U' && taken.has(order))
      report(
        opener,
        '2320',
        'SBR01',
        'error',
        'payer-order',
        `SBR01 ${order} is taken by another payer of this claim.`,
      );
    taken.add(order);
  }
  if (destination && /^[STA-H]$/.test(own) && !taken.has('P') && !taken.has('U'))
    report(
      claim.opener,
      '2320',
      'SBR01',
      'error',
      'payer-order',
      'Loop 2320 of the first payer is missing: this claim goes to a later payer.',
    );
}

/** SVD: its procedure in the form of SV101, its quantity above zero. */
export const adjudicationRule: SegmentRule = (segment: Segment, loop, { report }) => {
  procedure(components(segment, 3), 'SVD03', (at, severity, code, message) =>
    report(segment, loop.def.id, at, severity, code, message),
  );
};
