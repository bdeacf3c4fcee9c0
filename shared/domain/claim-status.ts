import { z } from 'zod';

/** The life of a claim, in the order in which lists show it. */
export const CLAIM_STATUSES = [
  'draft',
  'held',
  'ready',
  'exported',
  'accepted_clearinghouse',
  'accepted_payer',
  'rejected',
  'pending',
  'paid',
  'partly_paid',
  'denied',
  'appealed',
  'closed',
  'voided',
] as const;
export const ClaimStatus = z.enum(CLAIM_STATUSES);
export type ClaimStatus = z.infer<typeof ClaimStatus>;

/** In words, for sentences and lists. */
export const CLAIM_STATUS_WORDS: Readonly<Record<ClaimStatus, string>> = {
  draft: 'draft',
  held: 'held',
  ready: 'ready',
  exported: 'exported',
  accepted_clearinghouse: 'accepted by the clearinghouse',
  accepted_payer: 'accepted by the payer',
  rejected: 'rejected',
  pending: 'pending with the payer',
  paid: 'paid',
  partly_paid: 'partly paid',
  denied: 'denied',
  appealed: 'appealed',
  closed: 'closed',
  voided: 'voided',
};

/** Still in the house: nothing of the version in work has been sent. */
export const UNSENT: readonly ClaimStatus[] = ['draft', 'held', 'ready'];
/** Sent, and no answer with money yet. */
export const SENT: readonly ClaimStatus[] = [
  'exported',
  'accepted_clearinghouse',
  'accepted_payer',
  'pending',
];
/** The payer has answered with a remittance. */
export const ANSWERED: readonly ClaimStatus[] = ['paid', 'partly_paid', 'denied', 'appealed'];

/** Why a claim moves. Each step is written down with its cause and, where there is one, its file. */
export const CLAIM_CAUSES = [
  'released',
  'returned',
  'held',
  'unheld',
  'primary_answered',
  'edited',
  'exported',
  'crossover',
  'acknowledged',
  'answered',
  'remittance',
  'reversed',
  'versioned',
  'dropped',
  'appealed',
  'appeal_ended',
  'closed',
  'reopened',
  'voided',
  'brought_in',
] as const;
export const ClaimCause = z.enum(CLAIM_CAUSES);
export type ClaimCause = z.infer<typeof ClaimCause>;

export type ClaimTransition = {
  readonly cause: ClaimCause;
  readonly from: readonly ClaimStatus[];
  readonly to: readonly ClaimStatus[];
};

/**
 * The one status machine: which cause may move a claim from where to where. A pair of the same status is no
 * step. What is not listed does not happen.
 */
export const CLAIM_TRANSITIONS: readonly ClaimTransition[] = [
  { cause: 'released', from: ['draft'], to: ['ready'] },
  { cause: 'returned', from: ['ready'], to: ['draft'] },
  { cause: 'held', from: ['draft', 'ready'], to: ['held'] },
  // Ready only when a hold is taken back at once: nothing was done to the claim in between.
  { cause: 'unheld', from: ['held'], to: ['draft', 'ready'] },
  // A secondary claim that waited for the primary's answer: nothing stops it, or something does.
  { cause: 'primary_answered', from: ['held'], to: ['ready', 'draft'] },
  { cause: 'edited', from: ['ready'], to: ['draft'] },
  { cause: 'exported', from: ['ready'], to: ['exported'] },
  // The primary payer has forwarded it (835 CLP02 19, 20, 21), so we do not send it.
  { cause: 'crossover', from: ['draft', 'held', 'ready'], to: ['exported'] },
  {
    cause: 'acknowledged',
    from: ['exported'],
    to: ['accepted_clearinghouse', 'accepted_payer', 'rejected', 'pending'],
  },
  {
    cause: 'acknowledged',
    from: ['accepted_clearinghouse'],
    to: ['accepted_payer', 'rejected', 'pending'],
  },
  { cause: 'acknowledged', from: ['accepted_payer'], to: ['rejected', 'pending'] },
  { cause: 'acknowledged', from: ['pending'], to: ['rejected'] },
  // A later word of the receiver stands above an earlier rejection.
  {
    cause: 'acknowledged',
    from: ['rejected'],
    to: ['accepted_clearinghouse', 'accepted_payer', 'pending'],
  },
  // 277 of a status inquiry: pending, or decided against us; money moves only by a remittance.
  {
    cause: 'answered',
    from: ['exported', 'accepted_clearinghouse', 'accepted_payer'],
    to: ['pending', 'rejected', 'denied'],
  },
  { cause: 'answered', from: ['pending'], to: ['rejected', 'denied'] },
  {
    cause: 'remittance',
    from: [...SENT, 'rejected', ...ANSWERED, 'closed'],
    to: ['paid', 'partly_paid', 'denied'],
  },
  // CLP02 22: the payer takes its answer back, and a new one is awaited.
  { cause: 'remittance', from: ANSWERED, to: ['exported'] },
  // A posted remittance is undone as a whole: back to where the claim stood.
  {
    cause: 'reversed',
    from: ['paid', 'partly_paid', 'denied', 'exported'],
    to: [...SENT, 'rejected', ...ANSWERED, 'closed'],
  },
  // A file of acknowledgements or status answers is taken back as a whole.
  {
    cause: 'reversed',
    from: ['accepted_clearinghouse', 'accepted_payer', 'rejected', 'pending', 'denied'],
    to: [...SENT, 'rejected'],
  },
  // A corrected, void or re-sent version is begun, or given up before it was sent.
  { cause: 'versioned', from: [...SENT, 'rejected', ...ANSWERED, 'closed'], to: ['draft'] },
  { cause: 'dropped', from: UNSENT, to: [...SENT, 'rejected', ...ANSWERED, 'closed'] },
  { cause: 'appealed', from: ['paid', 'partly_paid', 'denied'], to: ['appealed'] },
  { cause: 'appeal_ended', from: ['appealed'], to: ['paid', 'partly_paid', 'denied'] },
  { cause: 'closed', from: [...SENT, 'rejected', ...ANSWERED], to: ['closed'] },
  { cause: 'reopened', from: ['closed'], to: ['paid', 'partly_paid', 'denied'] },
  // A later version of it came with a file of another system.
  {
    cause: 'brought_in',
    from: [...SENT, 'rejected', ...ANSWERED, 'closed'],
    to: ['exported', 'closed'],
  },
  { cause: 'voided', from: [...UNSENT, ...SENT, 'rejected', ...ANSWERED, 'closed'], to: ['voided'] },
];

/** Whether a claim may go from one status to another, by this cause or, when none is named, by any. */
export function claimMay(from: ClaimStatus, to: ClaimStatus, cause?: ClaimCause): boolean {
  if (from === to) return false;
  return CLAIM_TRANSITIONS.some(
    (step) =>
      (cause === undefined || step.cause === cause) && step.from.includes(from) && step.to.includes(to),
  );
}

/** What stands behind a step: a file that can be opened and read. */
export const CLAIM_FILE_KINDS = [
  'claim_file',
  'remittance',
  'acknowledgement',
  'claim_status',
  'paper',
  'history',
] as const;
export const FileRef = z.object({ kind: z.enum(CLAIM_FILE_KINDS), id: z.string().min(1) });
export type FileRef = z.infer<typeof FileRef>;
