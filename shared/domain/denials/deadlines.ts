import { z } from 'zod';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import { PayerId } from '#shared/kernel/ids.ts';
import type { DenialStep } from './kinds.ts';

const days = z.int().min(1).max(1000).nullable();

/** Days that a payer gives, counted from the day of its answer; null: not known, and then nothing is invented. */
export const DenialTerms = z.object({
  payerId: PayerId,
  appealDays: days,
  secondAppealDays: days,
  externalDays: days,
  correctedDays: days,
  recordsDays: days,
});
export type DenialTerms = z.infer<typeof DenialTerms>;

export const APPEAL_LEVELS = [1, 2, 3] as const;
export type AppealLevel = (typeof APPEAL_LEVELS)[number];
export const APPEAL_LEVEL_WORDS: Readonly<Record<AppealLevel, string>> = {
  1: 'First level',
  2: 'Second level',
  3: 'External review',
};

type Days = Omit<DenialTerms, 'payerId'>;

const NOT_KNOWN: Days = {
  appealDays: null,
  secondAppealDays: null,
  externalDays: null,
  correctedDays: null,
  recordsDays: null,
};

/**
 * What holds before the practice has entered anything. Medicare Part B by law: redetermination 120 days
 * (42 CFR 405.942), reconsideration 180 days (405.962), hearing 60 days (405.1014), papers asked for 45 days
 * (Medicare program integrity manual, ch. 3). Other payers' days stand in their contracts, so none are assumed.
 * @param filingIndicator SBR09.
 */
export function usualTerms(payerId: PayerId, filingIndicator: string): DenialTerms {
  if (filingIndicator !== 'MB' && filingIndicator !== 'MA') return { payerId, ...NOT_KNOWN };
  return {
    payerId,
    appealDays: 120,
    secondAppealDays: 180,
    externalDays: 60,
    correctedDays: null,
    recordsDays: 45,
  };
}

/** Last day for an appeal of a level, counted from the answer against which it goes; null when not known. */
export function appealBy(terms: Days, level: AppealLevel, answeredOn: IsoDate): IsoDate | null {
  const given = { 1: terms.appealDays, 2: terms.secondAppealDays, 3: terms.externalDays }[level];
  return given === null ? null : addDays(answeredOn, given);
}

/**
 * Last day for a corrected claim: the payer's own days from its answer; where those are not known, the last day of
 * filing, which is the safe reading.
 */
export function correctBy(terms: Days, answeredOn: IsoDate, fileBy: IsoDate): IsoDate {
  return terms.correctedDays === null ? fileBy : addDays(answeredOn, terms.correctedDays);
}

/** By when the next step must be done; null when the payer's days are not known. */
export function stepBy(
  step: DenialStep,
  terms: Days,
  at: { readonly answeredOn: IsoDate; readonly fileBy: IsoDate; readonly level: AppealLevel },
): IsoDate | null {
  switch (step) {
    case 'correct':
      return correctBy(terms, at.answeredOn, at.fileBy);
    case 'records':
      return terms.recordsDays === null
        ? appealBy(terms, at.level, at.answeredOn)
        : addDays(at.answeredOn, terms.recordsDays);
    case 'appeal':
    case 'call':
    case 'patient':
    case 'read':
      return appealBy(terms, at.level, at.answeredOn);
  }
}
