import type { RemitClaim, RemitPayment } from '#shared/domain/remittance.ts';
import { signedAmount } from './prove.ts';

/** What makes a payment the same one: payer, number and amount; empty when it has no number or no money. */
export function paymentKey(p: RemitPayment): string {
  if (p.amountCents === 0 || p.traceNumber === '') return '';
  return JSON.stringify([payerKey(p), p.traceNumber, signedAmount(p)]);
}

/** Who pays, as far as a payment itself tells it. */
export function payerKey(p: RemitPayment): string {
  return p.originatorId || p.payerIdentifier || p.payerName;
}

/** All that a payment says of money, whatever numbers it and its envelope carry; empty when it says nothing. */
export function contentKey(p: RemitPayment): string {
  if (p.claims.length === 0 && p.providerAdjustments.length === 0) return '';
  const claim = (c: RemitClaim): unknown => [
    c.controlNumber,
    c.statusCode,
    c.chargeCents,
    c.paidCents,
    c.payerControlNumber,
    c.serviceFrom,
    c.adjustments.map((a) => [a.group, a.reason, a.amountCents]),
    c.lines.map((l) => [l.code, l.chargeCents, l.paidCents, l.serviceDate, l.lineControl]),
  ];
  const plb = p.providerAdjustments.map((a) => [a.reason, a.reference, a.amountCents]);
  return JSON.stringify([payerKey(p), signedAmount(p), p.paidOn, p.claims.map(claim), plb]);
}

/** For each payment whether the same stands earlier in the file. */
export function repeatedKeys(payments: readonly RemitPayment[]): boolean[] {
  if (payments.length < 2) return payments.map(() => false);
  const seen = new Set<string>();
  return payments.map((payment) => {
    const keys = [paymentKey(payment), contentKey(payment)].filter((key) => key !== '');
    const again = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return again;
  });
}
