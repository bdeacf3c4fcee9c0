import { ageOn, type IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Address } from '../practice.ts';

/** Why a bill does not go, in the order in which it is told. */
export const HOLD_KEYS = [
  'deceased',
  'wrong_guarantor',
  'returned_mail',
  'bad_address',
  'on_hold',
  'insurer_owes',
  'appeal_open',
  'payment_plan',
  'estimate_exceeded',
  'family_credit',
  'small_balance',
  'too_soon',
] as const;
export type HoldKey = (typeof HOLD_KEYS)[number];

/** Where a hold is mended: one key leads there. */
export type MendPlace = 'patient' | 'ledger' | 'claims' | 'settings' | 'statements';

type HoldRule = {
  readonly short: string;
  /** `reason`: goes after all with a reason by somebody who may; `never`: it is mended first. */
  readonly override: 'reason' | 'never';
  readonly mend: MendPlace;
  readonly source: string;
};

export const HOLD_RULES: Readonly<Record<HoldKey, HoldRule>> = {
  deceased: {
    short: 'Deceased',
    override: 'reason',
    mend: 'patient',
    source: 'A bill to a person who died goes to the estate, by a person\u2019s decision.',
  },
  wrong_guarantor: {
    short: 'Wrong guarantor',
    override: 'never',
    mend: 'patient',
    source: 'A minor is not liable on a contract; the bill is the parent\u2019s or guardian\u2019s.',
  },
  returned_mail: {
    short: 'Mail came back',
    override: 'reason',
    mend: 'patient',
    source: 'A letter that came back does not arrive by being sent again.',
  },
  bad_address: {
    short: 'Address incomplete',
    override: 'never',
    mend: 'patient',
    source: 'USPS Publication 28: street, city, state and ZIP are needed for delivery.',
  },
  on_hold: {
    short: 'On hold',
    override: 'reason',
    mend: 'patient',
    source: 'The practice\u2019s own decision.',
  },
  insurer_owes: {
    short: 'Insurer still owes',
    override: 'reason',
    mend: 'claims',
    source: 'What the patient owes is known when the insurer has answered.',
  },
  appeal_open: {
    short: 'Appeal open',
    override: 'reason',
    mend: 'claims',
    source: 'The answer to an appeal may take the patient\u2019s part away.',
  },
  payment_plan: {
    short: 'Payment plan runs',
    override: 'reason',
    mend: 'ledger',
    source: 'Who keeps a plan is not asked for the whole.',
  },
  estimate_exceeded: {
    short: 'Above the estimate',
    override: 'reason',
    mend: 'ledger',
    source: '45 CFR 149.620: a bill of 400 dollars or more above the estimate may be disputed.',
  },
  family_credit: {
    short: 'Credit in the family',
    override: 'reason',
    mend: 'ledger',
    source: 'Money of the family that waits is used before more is asked.',
  },
  small_balance: {
    short: 'Small balance',
    override: 'reason',
    mend: 'settings',
    source: 'The practice\u2019s own rule for small balances.',
  },
  too_soon: {
    short: 'Sent lately',
    override: 'reason',
    mend: 'statements',
    source: 'The practice\u2019s own rule: not twice within some days.',
  },
};

export type Hold = { readonly key: HoldKey; readonly words: string; readonly claimId: ClaimId | null };

/** A claim, by the number that the office knows it by. */
export type NamedClaim = { readonly claimId: ClaimId; readonly controlNumber: string };

/** What the gate looks at; all of one account (a guarantor with the patients that the guarantor pays for). */
export type GateFacts = {
  readonly asOf: IsoDate;
  readonly guarantor: {
    readonly birthDate: IsoDate | null;
    readonly deceasedOn: IsoDate | null;
    readonly address: Address;
  };
  readonly mail: {
    readonly returnedOn: IsoDate | null;
    readonly holdUntil: IsoDate | null;
    readonly holdReason: string;
  };
  readonly balanceCents: number;
  /** What insurers still owe on the visits that this bill asks money for. */
  readonly insurerCents: number;
  /** Claims on which they owe it, the oldest first. */
  readonly insurerClaims: readonly ClaimId[];
  readonly appealedClaims: readonly NamedClaim[];
  /** Money to the credit of others of the family, or of the account\u2019s own patients where it was not used. */
  readonly familyCreditCents: number;
  readonly planRunning: boolean;
  readonly estimateExcessCents: number;
  readonly lastStatementOn: IsoDate | null;
  /** Whole days since the last statement. */
  readonly daysSinceLast: number | null;
};

export type GateRules = {
  readonly notWithinDays: number;
  readonly smallBalanceCents: number;
  readonly estimateExcessCents: number;
  readonly adultFromYears: number;
};

/** Every reason for which a bill does not go now, the weightiest first; none when it may go. */
export function holdsOf(facts: GateFacts, rules: GateRules): Hold[] {
  const found: Record<HoldKey, string | null> = {
    deceased: facts.guarantor.deceasedOn === null ? null : `Died on ${facts.guarantor.deceasedOn}.`,
    wrong_guarantor: minor(facts, rules)
      ? `Under ${rules.adultFromYears} and pays for himself or herself: name the parent or guardian as guarantor.`
      : null,
    returned_mail:
      facts.mail.returnedOn === null
        ? null
        : `Mail came back on ${facts.mail.returnedOn}. Ask for the address.`,
    bad_address: addressProblem(facts.guarantor.address),
    on_hold: onHold(facts),
    insurer_owes:
      facts.insurerCents > 0
        ? `The insurer still owes ${formatAmount(facts.insurerCents)} on these visits.`
        : null,
    appeal_open:
      facts.appealedClaims.length > 0
        ? `An appeal is open on claim ${facts.appealedClaims.map((c) => c.controlNumber).join(', ')}.`
        : null,
    payment_plan: facts.planRunning ? 'A payment plan runs; its instalments are asked for instead.' : null,
    estimate_exceeded:
      facts.estimateExcessCents >= rules.estimateExcessCents
        ? `${formatAmount(facts.estimateExcessCents)} above the good-faith estimate.`
        : null,
    family_credit:
      facts.familyCreditCents > 0
        ? `${formatAmount(facts.familyCreditCents)} stands to the credit of the family. Use it first.`
        : null,
    small_balance:
      facts.balanceCents > 0 && facts.balanceCents < rules.smallBalanceCents
        ? `Below ${formatAmount(rules.smallBalanceCents)}, so it is not sent.`
        : null,
    too_soon:
      facts.daysSinceLast !== null && facts.daysSinceLast < rules.notWithinDays
        ? `A statement went on ${facts.lastStatementOn ?? ''}, less than ${rules.notWithinDays} days ago.`
        : null,
  };
  return HOLD_KEYS.flatMap((key) => {
    const words = found[key];
    return words === null ? [] : [{ key, words, claimId: claimOf(key, facts) }];
  });
}

function claimOf(key: HoldKey, facts: GateFacts): ClaimId | null {
  if (key === 'insurer_owes') return facts.insurerClaims[0] ?? null;
  return key === 'appeal_open' ? (facts.appealedClaims[0]?.claimId ?? null) : null;
}

/** Whether a person may send it after all, with a reason. */
export function mayOverride(holds: readonly Pick<Hold, 'key'>[]): boolean {
  return holds.every(({ key }) => HOLD_RULES[key].override === 'reason');
}

function minor({ guarantor, asOf }: GateFacts, { adultFromYears }: GateRules): boolean {
  return guarantor.birthDate !== null && ageOn(guarantor.birthDate, asOf) < adultFromYears;
}

function onHold({ mail, asOf }: GateFacts): string | null {
  if (mail.holdUntil === null || mail.holdUntil < asOf) return null;
  return `On hold until ${mail.holdUntil}${mail.holdReason === '' ? '' : `: ${mail.holdReason}`}.`;
}

/**
 * Why a letter to this address would not arrive, or null. ZIP codes begin at 00501; a run of one digit is a placeholder.
 * Source: USPS Publication 28, section 2.
 */
export function addressProblem(address: Address): string | null {
  const missing = (
    [
      ['street', address.line1],
      ['city', address.city],
      ['state', address.state],
      ['ZIP code', address.zip],
    ] as const
  )
    .filter(([, value]) => value.trim() === '')
    .map(([name]) => name);
  if (missing.length > 0) return `The address has no ${missing.join(' and no ')}.`;
  if (/^(unknown|none|n\/?a|general delivery unknown|\?+|-+)$/i.test(address.line1.trim()))
    return 'The street of the address is not known.';
  const zip = address.zip.slice(0, 5);
  if (!/^(\d{5}|\d{9})$/.test(address.zip) || zip < '00501' || /^(\d)\1{4}$/.test(zip))
    return `${address.zip} is not a ZIP code that letters go to.`;
  return null;
}
