import { cents, formatAmount, sumCents } from '#shared/kernel/money.ts';
import type {
  Adjustment,
  Proof,
  RemitClaim,
  RemitLine,
  RemitPayment,
  Unreadable,
} from '#shared/domain/remittance.ts';

/**
 * The equations of a payment with both sides, all of them, whether they hold or not.
 * Source: 005010X221A1 section 1.10.2.1 (balancing): BPR02 = Σ CLP04 − Σ PLB; for a claim charge − paid =
 * Σ CAS of the claim and its lines; for a line charge − paid = Σ CAS of the line; a claim's charge is the
 * sum of its lines' charges when lines are reported.
 * The equation `patient_responsibility` (CLP05 = Σ PR) informs only: payers leave CLP05 empty or count
 * otherwise, and nothing is posted from CLP05; see `allBalanced`.
 */
export function provePayment(payment: RemitPayment): Proof[] {
  return [...proveReadable(payment), proveAmount(payment), ...payment.claims.flatMap(proveClaim)];
}

/** What of a payment beside its claims cannot be read. */
export function proveReadable(payment: RemitPayment): Proof[] {
  return unreadable(payment.unreadable, { level: 'payment', subject: payment.traceNumber });
}

function unreadable(
  found: readonly Unreadable[] | undefined,
  about: Pick<Proof, 'level' | 'subject'>,
): Proof[] {
  return (found ?? []).map(({ segment, sentence }) => ({
    ...about,
    equation: 'readable',
    segment,
    leftCents: cents(0),
    rightCents: cents(0),
    holds: false,
    sentence,
  }));
}

/** Whether everything holds that must hold before posting. CLP05 never blocks. */
export function allBalanced(proofs: readonly Proof[]): boolean {
  return proofs.every((p) => p.holds || p.equation === 'patient_responsibility');
}

/** The payment's amount with its sign: BPR03 D takes money back, whatever sign BPR02 has. */
export function signedAmount(payment: Pick<RemitPayment, 'amountCents' | 'creditDebit'>): number {
  return cents(payment.creditDebit === 'D' ? -Math.abs(payment.amountCents) : payment.amountCents);
}

/** As `provePayment` for the payment alone, when its claims are counted elsewhere. */
export function proveAmount(
  payment: RemitPayment,
  claims: number = sumCents(payment.claims.map((c) => c.paidCents)),
): Proof {
  const provider = sumCents(payment.providerAdjustments.map((a) => a.amountCents));
  return proof(
    { level: 'payment', subject: payment.traceNumber, equation: 'bpr', segment: payment.segment },
    signedAmount(payment),
    claims - provider,
    (left, right) =>
      `The payment is ${left}; its claims less provider adjustments come to ${right}` +
      (provider === 0 ? '' : ` (${formatAmount(claims)} less ${formatAmount(provider)})`),
  );
}

/** The equations of one claim and its lines; of one that cannot be read whole, only what cannot: its sums mean nothing. */
export function proveClaim(claim: RemitClaim): Proof[] {
  if (claim.unreadable) return unreadable(claim.unreadable, { level: 'claim', subject: claim.controlNumber });
  const all = [...claim.adjustments, ...claim.lines.flatMap((l) => l.adjustments)];
  const about = { level: 'claim', subject: claim.controlNumber, segment: claim.segment } as const;
  const adjusted = sumOf(all);
  const proofs = [
    proof(
      { ...about, equation: 'claim_balance' },
      claim.chargeCents,
      claim.paidCents + adjusted,
      (left, right) => `The claim's charge is ${left}; paid and adjustments come to ${right}`,
    ),
  ];
  if (claim.lines.length > 0)
    proofs.push(
      proof(
        { ...about, equation: 'claim_lines' },
        claim.chargeCents,
        sumCents(claim.lines.map((l) => l.chargeCents)),
        (left, right) => `The claim's charge is ${left}; its lines come to ${right}`,
      ),
    );
  proofs.push(
    proof(
      { ...about, equation: 'patient_responsibility' },
      claim.patientResponsibilityCents,
      sumOf(all.filter((a) => a.group === 'PR')),
      (left, right) =>
        `The payer says the patient owes ${left}; the adjustments leave ${right} to the patient`,
    ),
  );
  return [...proofs, ...claim.lines.map((line) => proveLine(claim, line))];
}

function proveLine(claim: RemitClaim, line: RemitLine): Proof {
  const subject = `${claim.controlNumber} · ${[line.code, ...line.modifiers].join('-')}`;
  return proof(
    { level: 'line', subject, equation: 'line_balance', segment: line.segment },
    line.chargeCents,
    line.paidCents + sumOf(line.adjustments),
    (left, right) => `The line's charge is ${left}; paid and adjustments come to ${right}`,
  );
}

function sumOf(adjustments: readonly Adjustment[]): number {
  return sumCents(adjustments.map((a) => a.amountCents));
}

function proof(
  about: Pick<Proof, 'level' | 'subject' | 'equation' | 'segment'>,
  left: number,
  right: number,
  words: (left: string, right: string) => string,
): Proof {
  const holds = left === right;
  // A large file has tens of thousands that hold: nobody reads their sentences.
  const sentence = holds
    ? ''
    : `${words(formatAmount(left), formatAmount(right))}, a difference of ${formatAmount(left - right)}.`;
  return {
    ...about,
    leftCents: cents(left),
    rightCents: cents(right),
    holds,
    sentence,
  };
}
