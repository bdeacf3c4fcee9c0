import type { IsoDate } from '#shared/kernel/dates.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import type { ClaimLine } from './claim.ts';
import type { Adjustment, LineAdjudication, OtherCoverage } from './claim-parts/adjudication.ts';
import { matchLines, type MatchedLine } from './posting/match.ts';
import type { RemitClaim } from './remittance.ts';

/** A posted answer of a payer to one claim. */
export type PostedAnswer = {
  readonly payerIdentifier: string;
  /** BPR16, the day of payment, as DTP*573 wants the day of adjudication. */
  readonly adjudicatedOn: IsoDate | null;
  readonly claim: RemitClaim;
};

/** What an earlier payer decided, in the form in which the next claim says it (2320, 2330B, 2430). */
export type Coordination = {
  readonly coverage: Pick<OtherCoverage, 'paidCents' | 'adjustments' | 'adjudicatedOn'> &
    Partial<Pick<OtherCoverage, 'remainingPatientCents' | 'outpatientAdjudication' | 'payerControlNumber'>>;
  /** By the line's id; empty when the answer speaks of the claim as a whole. */
  readonly lines: ReadonlyMap<ClaimLine['serviceLineId'], readonly LineAdjudication[]>;
  /** CLP02 of the last answer. */
  readonly statusCode: string;
};

/** CLP02: an earlier answer taken back. */
const REVERSAL = '22';
/** CLP02: processed as primary, secondary or tertiary, and forwarded to a further payer (005010X221A1 2100). */
const FORWARDED = ['19', '20', '21'];

/** Whether the payer sent the claim on to the next one itself. */
export function isForwarded(statusCode: string): boolean {
  return FORWARDED.includes(statusCode);
}

/**
 * The answers that stand: a reversal takes away the answer that it names, a new answer those to the same lines.
 * @param answers in the order of posting.
 */
export function standingAnswers(
  answers: readonly PostedAnswer[],
  lines: readonly ClaimLine[],
): readonly PostedAnswer[] {
  let live: PostedAnswer[] = [];
  for (const answer of answers) {
    const { claim } = answer;
    if (claim.statusCode === REVERSAL) {
      const at = live.findLastIndex(
        (a) =>
          a.claim.payerControlNumber === claim.payerControlNumber &&
          a.claim.chargeCents === -claim.chargeCents,
      );
      live = live.filter((_, i) => i !== (at < 0 ? live.length - 1 : at));
      continue;
    }
    const about = linesOf(answer, lines);
    live = [...live.filter((a) => !linesOf(a, lines).some((id) => about.includes(id))), answer];
  }
  return live;
}

function linesOf({ claim }: PostedAnswer, lines: readonly ClaimLine[]): string[] {
  const found = matchLines(claim.lines, lines).flatMap((l) => l.own?.serviceLineId ?? []);
  // An answer without lines of ours is about all of them.
  return found.length > 0 ? found : lines.map((l) => l.serviceLineId);
}

/**
 * What the standing answers of one payer say of a claim. Line by line where every line is told apart and its
 * parts come to its charge, so that for each line SVD02 + CAS = charge (005010X222A1 2430, balancing in section
 * 1.4.4.2); otherwise for the claim as a whole, with the adjustments of its lines added up.
 * @returns null when no answer stands.
 */
export function coordinate(
  answers: readonly PostedAnswer[],
  lines: readonly ClaimLine[],
): Coordination | null {
  const standing = standingAnswers(answers, lines);
  const last = standing.at(-1);
  if (!last) return null;
  const moa = standing.findLast((a) => a.claim.outpatientAdjudication)?.claim.outpatientAdjudication;
  const common = {
    paidCents: sumCents(standing.map((a) => a.claim.paidCents)),
    ...(moa ? { outpatientAdjudication: moa } : {}),
    ...(last.claim.payerControlNumber === '' ? {} : { payerControlNumber: last.claim.payerControlNumber }),
  };
  const byLine = adjudications(standing, lines);
  if (byLine)
    return {
      coverage: {
        ...common,
        adjustments: added(standing.flatMap((a) => a.claim.adjustments)),
        adjudicatedOn: null,
      },
      lines: byLine,
      statusCode: last.claim.statusCode,
    };
  const all = added(
    standing.flatMap(({ claim }) => [...claim.adjustments, ...claim.lines.flatMap((l) => l.adjustments)]),
  );
  return {
    coverage: {
      ...common,
      adjustments: all,
      adjudicatedOn: last.adjudicatedOn,
      remainingPatientCents: patientPart(all),
    },
    lines: new Map(),
    statusCode: last.claim.statusCode,
  };
}

function adjudications(
  standing: readonly PostedAnswer[],
  lines: readonly ClaimLine[],
): Map<ClaimLine['serviceLineId'], LineAdjudication[]> | null {
  const byLine = new Map<ClaimLine['serviceLineId'], LineAdjudication[]>();
  const charges = new Map<string, number>();
  for (const answer of standing)
    for (const matched of matchLines(answer.claim.lines, lines)) {
      const id = matched.own?.serviceLineId;
      if (id === undefined) return null;
      byLine.set(id, [...(byLine.get(id) ?? []), adjudication(answer, matched)]);
      charges.set(id, (charges.get(id) ?? 0) + matched.remit.chargeCents);
    }
  const whole = lines.every((l) => charges.get(l.serviceLineId) === l.chargeCents);
  const balanced = [...byLine].every(
    ([id, parts]) => charges.get(id) === sumCents(parts.map((p) => p.paidCents + total(p.adjustments))),
  );
  // The claim's payment is its lines' less what stands at the claim; anything else cannot be said by line.
  const paid = sumCents(standing.map((a) => a.claim.paidCents));
  const said = sumCents([...byLine.values()].flat().map((p) => p.paidCents));
  const atClaim = total(standing.flatMap((a) => a.claim.adjustments));
  return whole && balanced && paid === said - atClaim ? byLine : null;
}

function adjudication(answer: PostedAnswer, { remit, own }: MatchedLine): LineAdjudication {
  const adjustments = remit.adjustments.map(frozenAdjustment);
  const units = remit.units ?? own?.units ?? 1;
  return {
    payerIdentifier: answer.payerIdentifier,
    paidCents: remit.paidCents,
    codeQualifier: 'HC',
    code: remit.code,
    modifiers: [...remit.modifiers],
    units: String(units),
    adjustments,
    adjudicatedOn: answer.adjudicatedOn,
    remainingPatientCents: patientPart(adjustments),
  };
}

function frozenAdjustment(a: RemitClaim['adjustments'][number]): Adjustment {
  const { group, reason, amountCents, quantity } = a;
  return { group, reason, amountCents, ...(quantity === null ? {} : { quantity: String(quantity) }) };
}

/** The same group and reason once, with the amounts added up; what comes to nothing is left out. */
function added(adjustments: readonly RemitClaim['adjustments'][number][]): Adjustment[] {
  const sums = new Map<string, Adjustment>();
  for (const a of adjustments) {
    const key = `${a.group}-${a.reason}`;
    const before = sums.get(key);
    const frozen = frozenAdjustment(a);
    const quantity = before?.quantity ?? frozen.quantity;
    sums.set(key, {
      group: a.group,
      reason: a.reason,
      amountCents: cents(a.amountCents + (before?.amountCents ?? 0)),
      ...(quantity === undefined ? {} : { quantity }),
    });
  }
  return [...sums.values()].filter((a) => a.amountCents !== 0);
}

function patientPart(adjustments: readonly Adjustment[]): Adjustment['amountCents'] {
  return sumCents(adjustments.filter((a) => a.group === 'PR').map((a) => a.amountCents));
}

function total(adjustments: readonly { readonly amountCents: number }[]): number {
  return sumCents(adjustments.map((a) => a.amountCents));
}
