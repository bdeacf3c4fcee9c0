import type { PlanRow, PlanWish } from '#shared/contract/plans.ts';
import type { InstalmentState } from '#shared/domain/plans/standing.ts';
import type { Rhythm } from '#shared/domain/plans/schedule.ts';
import type { Cents } from '#shared/kernel/money.ts';

type Tone = 'stops' | 'warns' | 'fine' | 'informs' | 'neutral';

export const RHYTHM_WORDS: Readonly<Record<Rhythm, string>> = {
  monthly: 'Every month',
  biweekly: 'Every two weeks',
  weekly: 'Every week',
};

const STATE_WORDS: Readonly<Record<PlanRow['state'], string>> = {
  running: 'Running',
  paused: 'On hold',
  defaulted: 'Ended, not paid',
  cancelled: 'Cancelled',
  finished: 'Paid',
};

/** State of a plan in a word, with its tone. */
export function planState(row: Pick<PlanRow, 'state' | 'lateDays' | 'dueCents'>): {
  readonly tone: Tone;
  readonly words: string;
} {
  if (row.state === 'running' && row.lateDays > 0)
    return { tone: 'stops', words: `${row.lateDays} ${row.lateDays === 1 ? 'day' : 'days'} late` };
  if (row.state === 'running' && row.dueCents > 0) return { tone: 'warns', words: 'Due today' };
  const tone: Tone = row.state === 'finished' ? 'fine' : row.state === 'running' ? 'informs' : 'neutral';
  return { tone, words: STATE_WORDS[row.state] };
}

export const INSTALMENT_WORDS: Readonly<
  Record<InstalmentState, { readonly tone: Tone; readonly words: string }>
> = {
  paid: { tone: 'fine', words: 'Paid' },
  part: { tone: 'informs', words: 'Paid in part' },
  due: { tone: 'warns', words: 'Due today' },
  late: { tone: 'stops', words: 'Late' },
  coming: { tone: 'neutral', words: 'To come' },
};

export const STEP_WORDS = { tell: 'Write', hold: 'Put on hold', cancel: 'End the plan' } as const;

export const EVENT_WORDS: Readonly<Record<string, string>> = {
  agreed: 'Agreed',
  signed: 'Signed',
  renegotiated: 'Agreed anew',
  paused: 'Put on hold',
  resumed: 'Taken up again',
  told: 'Letter',
  held: 'Put on hold, letter',
  defaulted: 'Ended, letter',
  cancelled: 'Cancelled',
  paid_off: 'Paid off',
};

/** Fields of the plan form, before they are a wish. */
export type PlanFields = {
  readonly mode: 'count' | 'instalment';
  readonly count: string;
  readonly instalmentCents: number | null;
  readonly firstCents: number | null;
  readonly firstOn: string | null;
  readonly rhythm: Rhythm;
  readonly dayOfMonth: string;
  readonly rate: string;
  readonly feeCents: number | null;
};

/** What the form asks for, as far as it can be read; amounts and days are checked by the service. */
export function wishOf(fields: PlanFields, claimIds: PlanWish['claimIds']): PlanWish | null {
  const count = /^\d{1,3}$/.test(fields.count) ? Number(fields.count) : 0;
  const rate = /^\d{1,2}(\.\d{1,2})?$/.test(fields.rate) ? Math.round(Number(fields.rate) * 100) : null;
  const dayOfMonth = /^\d{1,2}$/.test(fields.dayOfMonth) ? Number(fields.dayOfMonth) : null;
  if (claimIds.length === 0 || fields.firstOn === null || rate === null) return null;
  if (fields.mode === 'count' ? count < 1 : (fields.instalmentCents ?? 0) <= 0) return null;
  return {
    claimIds,
    by:
      fields.mode === 'count'
        ? { kind: 'count', count }
        : { kind: 'instalment', instalmentCents: (fields.instalmentCents ?? 0) as Cents },
    firstCents: fields.firstCents as PlanWish['firstCents'],
    firstOn: fields.firstOn as PlanWish['firstOn'],
    rhythm: fields.rhythm,
    dayOfMonth: fields.rhythm === 'monthly' ? dayOfMonth : null,
    rateHundredths: rate,
    feeCents: (fields.feeCents ?? 0) as PlanWish['feeCents'],
  };
}
