import { formatAmount } from '#shared/kernel/money.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import type { JournalEntry } from '#shared/domain/journal.ts';
import type { PlannedProviderAdjustment, ProviderAdjustment } from '#shared/domain/remittance.ts';
import { entry } from './entries.ts';

/** Reasons of provider-level adjustments, PLB03-1, in our own short words. */
export const PROVIDER_REASON_WORDS: Readonly<Record<string, string>> = {
  '50': 'late charge',
  '51': 'interest penalty',
  '72': 'authorised return',
  '90': 'early payment allowance',
  AH: 'origination fee',
  AM: 'applied to borrower account',
  AP: 'acceleration of benefits',
  B2: 'rebate',
  B3: 'recovery allowance',
  BD: 'bad debt adjustment',
  BN: 'bonus',
  C5: 'temporary allowance',
  CR: 'capitation interest',
  CS: 'adjustment',
  CT: 'capitation payment',
  CV: 'capital pass-through',
  CW: 'certified anaesthetist pass-through',
  DM: 'direct medical education',
  E3: 'withholding',
  FB: 'balance carried forward',
  FC: 'fund allocation',
  GO: 'graduate medical education',
  HM: 'haemophilia clotting factor',
  IP: 'incentive payment',
  IR: 'tax withholding',
  IS: 'interim settlement',
  J1: 'not reimbursed',
  L3: 'penalty',
  L6: 'interest',
  LE: 'levy',
  LS: 'lump sum',
  OA: 'organ acquisition',
  OB: 'offset for affiliated providers',
  PI: 'periodic interim payment',
  PL: 'final payment of a period',
  RA: 'retroactive adjustment',
  RE: 'return on equity',
  SL: 'student loan repayment',
  TL: 'third-party liability',
  WO: 'overpayment recovery',
  WU: 'recovered for another agency',
};

/** Taken back, carried forward or advanced: comes back with the other sign, so it stands open until it does. */
const RECOUPED = new Set(['WO', 'FB', 'WU', 'AP', '72', 'OB']);
/** Interest either way, booked as such. */
const INTEREST = new Set(['L6', 'CR']);

/**
 * Where the money of a provider adjustment goes. What is neither a takeback nor interest (capitation, bonus, levy, a
 * reason that nobody knows …) waits in `payer_suspense` until a person says what it is.
 */
export function providerAccount(reason: string): PlannedProviderAdjustment['account'] {
  if (RECOUPED.has(reason)) return 'payer_recoupment';
  if (INTEREST.has(reason)) return 'payer_interest';
  return 'payer_suspense';
}

export function providerReasonWords(reason: string): string {
  return PROVIDER_REASON_WORDS[reason] ?? `reason ${reason}`;
}

/** What the sheet says of one. */
export function planProviderAdjustment(a: ProviderAdjustment): PlannedProviderAdjustment {
  const account = providerAccount(a.reason);
  return { ...withoutProvider(a), account, sentence: sentenceOf(a, account) };
}

function withoutProvider({
  segment,
  reason,
  reference,
  amountCents,
}: ProviderAdjustment): Omit<PlannedProviderAdjustment, 'account' | 'sentence'> {
  return { segment, reason, reference, amountCents };
}

function sentenceOf(a: ProviderAdjustment, account: PlannedProviderAdjustment['account']): string {
  const amount = formatAmount(Math.abs(a.amountCents));
  const words = providerReasonWords(a.reason);
  if (account === 'payer_interest')
    return a.amountCents < 0 ? `${amount} interest received.` : `${amount} interest taken back.`;
  if (account === 'payer_suspense')
    return `${amount} ${a.amountCents < 0 ? 'more' : 'less'} paid (${words}); waits on the payer's account until you say what it is.`;
  return a.amountCents > 0
    ? `${amount} kept by the payer (${words}); stands on the payer's account against what it forwarded.`
    : `${amount} not taken yet (${words}); stands on the payer's account until the payer recovers it.`;
}

/** Its entry: debit when it reduced the payment, credit when it raised it. Null for nothing. */
export function providerEntry(a: ProviderAdjustment, payerId: PayerId | null): JournalEntry | null {
  if (a.amountCents === 0) return null;
  const reference = a.reference === '' ? '' : `, reference ${a.reference}`;
  return entry(
    providerAccount(a.reason),
    a.amountCents,
    `Provider adjustment: ${providerReasonWords(a.reason)}${reference}`,
    { payerId, reason: `PLB-${a.reason}` },
  );
}
