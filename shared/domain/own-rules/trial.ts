import { z } from 'zod';
import { ClaimId } from '#shared/kernel/ids.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '../claim.ts';
import type { OwnRule } from './own-rule.ts';
import { whereItApplies } from './evaluate.ts';

/** What became of a claim that was sent. */
export const PastOutcome = z.enum(['denied', 'rejected', 'partly_paid', 'paid', 'open']);
export type PastOutcome = z.infer<typeof PastOutcome>;

/** A claim that was sent, with the day on which a rule would have judged it. */
export type PastClaim = {
  readonly claimId: ClaimId;
  readonly controlNumber: string;
  readonly patientName: string;
  readonly sentOn: IsoDate;
  readonly outcome: PastOutcome;
  readonly claim: ProfessionalClaim;
};

export const TrialRow = z.object({
  claimId: ClaimId,
  controlNumber: z.string(),
  patientName: z.string(),
  payerName: z.string(),
  serviceDate: IsoDate,
  outcome: PastOutcome,
  /** Where the rule applies: the claim, or lines 1, 3. */
  where: z.string(),
});
export type TrialRow = z.infer<typeof TrialRow>;

const Counts = z.object({
  denied: z.int(),
  rejected: z.int(),
  partly_paid: z.int(),
  paid: z.int(),
  open: z.int(),
});

/** A rule tried on the claims of the past. */
export const Trial = z.object({
  /** Claims that were sent and looked at, by what became of them. */
  judged: z.int(),
  judgedBy: Counts,
  /** Those to which the rule would have applied, by what became of them. */
  met: z.int(),
  metBy: Counts,
  /** The newest of them. */
  rows: z.array(TrialRow),
});
export type Trial = z.infer<typeof Trial>;

const MOST_ROWS = 500;

/** Tries a rule claim by claim, so that thousands can be read in turns. */
export function createTrial(rule: OwnRule) {
  const none = (): z.infer<typeof Counts> => ({ denied: 0, rejected: 0, partly_paid: 0, paid: 0, open: 0 });
  const [judgedBy, metBy] = [none(), none()];
  let [judged, met] = [0, 0];
  const rows: TrialRow[] = [];
  return {
    /** @param past newest first. */
    judge: (past: PastClaim): void => {
      judged += 1;
      judgedBy[past.outcome] += 1;
      const hits = whereItApplies(rule, { claim: past.claim, today: past.sentOn });
      if (hits.length === 0) return;
      met += 1;
      metBy[past.outcome] += 1;
      if (rows.length >= MOST_ROWS) return;
      const { claimId, controlNumber, patientName, outcome, claim } = past;
      const lines = hits.flatMap(({ field }) => /^lines\.(\d+)/.exec(field)?.[1] ?? []);
      rows.push({
        claimId,
        controlNumber,
        patientName,
        payerName: claim.payer.name,
        serviceDate: claim.serviceDate,
        outcome,
        where:
          rule.text.scope === 'claim'
            ? 'the claim'
            : `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`,
      });
    },
    result: (): Trial => ({ judged, judgedBy, met, metBy, rows }),
  };
}

/** `Would have held 14 of 320 claims; 11 of them were denied.` */
export function trialSentence({ judged, met, metBy }: Trial, holds: boolean): string {
  if (judged === 0) return 'No claim has been sent yet on which the rule could be tried.';
  const done = holds ? 'have held' : 'have spoken on';
  const refused = metBy.denied + metBy.rejected;
  if (met === 0) return `Would ${done} none of ${judged} claims.`;
  const words = metBy.rejected === 0 ? 'denied' : 'denied or rejected';
  return `Would ${done} ${met} of ${judged} claims; ${refused} of them ${refused === 1 ? 'was' : 'were'} ${words}.`;
}
