import { z } from 'zod';
import { PayerId } from '#shared/kernel/ids.ts';

/**
 * What becomes of an adjustment: `write_off` contractual, gone; `patient` owed by the patient; `apply` booked as the
 * payer's own extra or cut (interest, bonus, penalty); `deny` stays with the insurer and goes to the denial desk;
 * `hold` stays with the insurer until a person decides; `track` stays with the insurer and is only listed.
 */
export const REMIT_ACTIONS = ['write_off', 'patient', 'apply', 'deny', 'hold', 'track'] as const;
export const RemitAction = z.enum(REMIT_ACTIONS);
export type RemitAction = z.infer<typeof RemitAction>;

/** CAS01 of 005010X221A1, and `CR` of older files. */
export const RULE_GROUPS = ['CO', 'PR', 'OA', 'PI', 'CR'] as const;

/** What is done with adjustments of one group and reason, of every payer or of one, with or without a remark code. */
export const RemitRule = z.object({
  /** Of the practice's own rules a short name unique in its table; of the delivered ones `delivered:CO-45`. */
  id: z.string().min(1).max(60),
  group: z.enum(RULE_GROUPS),
  /** CAS02; `*` for every reason of the group that has no rule of its own. */
  reason: z
    .string()
    .trim()
    .regex(/^(\*|[A-Z0-9]{1,5})$/, 'A reason code has one to five capital letters or digits, or * for all.'),
  payerId: PayerId.nullable(),
  /** LQ*HE, MIA or MOA; empty for any. */
  remark: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{0,10}$/, 'A remark code has capital letters and digits.'),
  action: RemitAction,
  /** Why, in the practice's words. */
  note: z.string().trim().max(200),
});
export type RemitRule = z.infer<typeof RemitRule>;

function delivered(group: RemitRule['group'], reason: string, action: RemitAction, note: string): RemitRule {
  return { id: `delivered:${group}-${reason}`, group, reason, payerId: null, remark: '', action, note };
}

/**
 * The rules as delivered, conservative: only what is surely agreed is written off, only deductible, coinsurance and
 * copay go to the patient, everything else that the payer did not pay stays with the insurer.
 * Sources: 005010X221A1 2110 CAS; Budget Control Act of 2011 and CMS claims manual ch. 22 for sequestration.
 */
export const DELIVERED_RULES: readonly RemitRule[] = [
  delivered('CO', '45', 'write_off', 'Above the agreed or legislated price.'),
  delivered('CO', '253', 'write_off', 'Sequestration of Medicare payments.'),
  delivered('PR', '1', 'patient', 'Deductible.'),
  delivered('PR', '2', 'patient', 'Coinsurance.'),
  delivered('PR', '3', 'patient', 'Copay.'),
  delivered('CO', '*', 'deny', 'The payer refused; it may be corrected or appealed.'),
  delivered(
    'PR',
    '*',
    'deny',
    'Refused and laid upon the patient; whether the patient owes it, a person decides.',
  ),
  delivered('OA', '*', 'hold', 'Neither contract nor patient; a person decides.'),
  delivered('PI', '*', 'hold', 'The payer alone says so; a person decides.'),
  delivered('CR', '*', 'hold', 'A correction in the older form; a person decides.'),
];

export function isDelivered(rule: Pick<RemitRule, 'id'>): boolean {
  return rule.id.startsWith('delivered:');
}

/** Finds the rule for an adjustment. */
export type RuleBook = {
  readonly ruleFor: (about: {
    readonly group: string;
    readonly reason: string;
    readonly payerId: PayerId | null;
    readonly remarks: readonly string[];
  }) => RemitRule | null;
};

/**
 * The practice's own rules before the delivered ones, and among equals the more special: a rule of the payer before
 * one of all payers, with a remark before without, for the reason before for the whole group.
 * @param own the practice's rules; those of another payer never speak.
 */
export function ruleBook(own: readonly RemitRule[]): RuleBook {
  const byKey = new Map<string, RemitRule>();
  for (const rule of [...DELIVERED_RULES, ...own])
    byKey.set(keyOf(rule.group, rule.reason, rule.payerId, rule.remark), rule);
  const payers = own.some((r) => r.payerId !== null);
  const remarked = own.some((r) => r.remark !== '');
  return {
    ruleFor: ({ group, reason, payerId, remarks }) => {
      for (const which of reason === '*' ? ['*'] : [reason, '*'])
        for (const payer of payers && payerId !== null ? [payerId, null] : [null]) {
          for (const remark of remarked ? remarks : []) {
            const found = byKey.get(keyOf(group, which, payer, remark));
            if (found) return found;
          }
          const found = byKey.get(keyOf(group, which, payer, ''));
          if (found) return found;
        }
      return null;
    },
  };
}

function keyOf(group: string, reason: string, payerId: PayerId | null, remark: string): string {
  return `${payerId ?? ''}|${group}|${reason}|${remark}`;
}

export const DELIVERED_BOOK = ruleBook([]);

/** The first thing in a table of rules that is not right, one sentence, or null. */
export function faultOfRules(rules: readonly RemitRule[]): string | null {
  const seen = new Set<string>();
  for (const rule of rules) {
    if (isDelivered(rule)) return 'The name of a rule of your own may not begin with "delivered:".';
    const key = keyOf(rule.group, rule.reason, rule.payerId, rule.remark);
    if (seen.has(key))
      return `Two rules speak of ${rule.group}-${rule.reason}${rule.remark === '' ? '' : ` with ${rule.remark}`} for the same payer. Keep one of them.`;
    if (rule.reason === '*' && (rule.action === 'write_off' || rule.action === 'patient'))
      return `A rule for all reasons of ${rule.group} may not write off or bill the patient: name the reasons.`;
    seen.add(key);
  }
  return null;
}
