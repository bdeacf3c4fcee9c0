import type { LineAdjudication } from '#shared/domain/claim-parts/adjudication.ts';
import type { LineDrug } from '#shared/domain/claim-parts/service-detail.ts';
import { ZERO } from '#shared/kernel/money.ts';
import type { Segment } from '../segments.ts';
import type { Standing } from './gathering.ts';
import type { LineLevel } from './line-level.ts';
import { Adjustments } from './other-level.ts';
import { hasComponents } from './parties.ts';
import { el, empty, endsAt, parts, wellPunctuated } from './values.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** LIN: 2410 when it is an NDC and the line has none yet, otherwise carried. */
export function openDrug(line: LineLevel, s: Segment): void {
  const { at } = line;
  if (line.detail?.drug || el(s, 2) !== 'N4' || el(s, 3) === '' || el(s, 1) !== '' || !endsAt(s, 3))
    return at.carryLoop('2410', s);
  const drug: Mutable<LineDrug> = { ndc: el(s, 3), quantity: '', unit: '' };
  line.said.drug = drug;
  const take = (next: Segment): void => {
    if (next.id === 'CTP' && drug.quantity === '' && drug.unit === '' && plainQuantity(next)) {
      drug.quantity = el(next, 4);
      drug.unit = el(next, 5);
    } else if (isPrescription(next) && !drug.prescriptionNumber) drug.prescriptionNumber = el(next, 2);
    else at.carry(next);
  };
  at.enterLoop('2410', { take });
}

/** REF*XZ with a number and nothing else. */
function isPrescription(s: Segment): boolean {
  return s.id === 'REF' && el(s, 1) === 'XZ' && el(s, 2) !== '' && endsAt(s, 2) && !hasComponents(s, 2);
}

/** CTP with a quantity and a simple unit and nothing else. */
function plainQuantity(s: Segment): boolean {
  return empty(s, 1, 3) && endsAt(s, 5) && !hasComponents(s, 5) && (el(s, 4) !== '' || el(s, 5) !== '');
}

/** SVD: 2430, what an earlier payer decided. @returns its adjustments, to be closed with the line. */
export function openDecision(line: LineLevel, s: Segment): Adjustments {
  const { at } = line;
  const procedure = parts(s, 3);
  const [codeQualifier = '', code = '', ...modifiers] = procedure;
  const adjustments = new Adjustments();
  const bundledInto = el(s, 6);
  const decision: Mutable<LineAdjudication> = {
    payerIdentifier: el(s, 1),
    paidCents: ZERO,
    codeQualifier,
    code,
    modifiers: modifiers.slice(0, 4),
    units: el(s, 5),
    ...(bundledInto === '' ? {} : { bundledInto }),
    adjustments: adjustments.list,
    adjudicatedOn: null,
  };
  (line.said.adjudications ??= []).push(decision);
  at.enterLoop('2430', { take: (next) => inDecision(at, next, decision, adjustments) });
  const paid = at.amount(s, 2);
  if (paid !== null) decision.paidCents = paid;
  const plain =
    paid !== null &&
    procedure.length <= 6 &&
    procedure.length >= 2 &&
    wellPunctuated(s, 3, procedure) &&
    el(s, 4) === '' &&
    endsAt(s, 6);
  if (!plain) at.odd(s);
  return adjustments;
}

function inDecision(
  at: Standing,
  s: Segment,
  decision: Mutable<LineAdjudication>,
  adjustments: Adjustments,
): void {
  if (s.id === 'CAS') return adjustments.take(at, s);
  if (s.id === 'DTP' && el(s, 1) === '573' && el(s, 2) === 'D8' && endsAt(s, 3) && !decision.adjudicatedOn) {
    decision.adjudicatedOn = at.day(s, 3);
    if (decision.adjudicatedOn) return;
  } else if (
    s.id === 'AMT' &&
    el(s, 1) === 'EAF' &&
    endsAt(s, 2) &&
    decision.remainingPatientCents === undefined
  ) {
    const amount = at.amount(s, 2);
    if (amount !== null) {
      decision.remainingPatientCents = amount;
      return;
    }
  }
  at.carry(s);
}
