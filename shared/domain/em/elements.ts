import { z } from 'zod';
import type { IsoDate } from '#shared/kernel/dates.ts';

/** Levels of decision making, lowest first. */
export const EM_LEVELS = ['straightforward', 'low', 'moderate', 'high'] as const;
export type EmLevel = (typeof EM_LEVELS)[number];

/** 0 for straightforward … 3 for high; -1 when there is no level. */
export function levelRank(level: EmLevel | null): number {
  return level === null ? -1 : EM_LEVELS.indexOf(level);
}

/** The three parts of decision making. */
export const EM_PARTS = ['problems', 'data', 'risk'] as const;
export type EmPart = (typeof EM_PARTS)[number];

/** How one tickable element counts toward the level of its part. */
export type EmCounts =
  /** Reaches `one`; `two` or more of it reach `two`. */
  | { readonly kind: 'problem'; readonly one: EmLevel; readonly two: EmLevel }
  | { readonly kind: 'data'; readonly category: 'none' | 'note' | 'test' | 'historian' | 'reading' | 'talk' }
  | { readonly kind: 'risk'; readonly level: EmLevel };

/** One thing that a coder ticks. Labels and meanings are our own wording. */
export type EmElement = {
  readonly id: EmElementId;
  readonly part: EmPart;
  /** A few words for the row. */
  readonly label: string;
  /** As a part of a sentence: "1 chronic problem not at goal". `%` stands for the number. */
  readonly one: string;
  readonly many: string;
  /** One sentence: when it applies. */
  readonly meaning: string;
  /** What the words beside it name: "which problem". */
  readonly names: string;
  readonly counts: EmCounts;
  /** First date of service on which it is part of the framework. */
  readonly from: IsoDate;
};

const IDS = [
  'minor',
  'stable_chronic',
  'acute_uncomplicated',
  'acute_stable',
  'chronic_not_at_goal',
  'new_uncertain',
  'acute_systemic',
  'acute_injury',
  'chronic_severe',
  'threat_to_life',
  'data_none',
  'test_ordered',
  'test_reviewed',
  'note_reviewed',
  'historian',
  'interpretation',
  'discussion',
  'minimal_risk',
  'low_risk',
  'minor_surgery',
  'drug_management',
  'minor_surgery_risk',
  'major_surgery',
  'social_limits',
  'toxicity_monitoring',
  'major_surgery_risk',
  'emergency_surgery',
  'hospitalization',
  'care_limits',
  'parenteral_controlled',
] as const;
export const EmElementId = z.enum(IDS);
export type EmElementId = z.infer<typeof EmElementId>;

/** Office visits are levelled by decision making or time from this date of service (84 FR 62568). */
export const FRAMEWORK_FROM = '2021-01-01' as IsoDate;
/** The revision that added stable acute problems, escalation of hospital care and parenteral controlled drugs. */
export const REVISED_FROM = '2023-01-01' as IsoDate;

export const SOURCES: Readonly<Record<EmPart | 'rule' | 'time' | 'patient', string>> = {
  problems: 'CPT E/M guidelines 2021 and 2023, decision making, number and complexity of problems',
  data: 'CPT E/M guidelines 2021 and 2023, decision making, amount and complexity of data',
  risk: 'CPT E/M guidelines 2021 and 2023, decision making, risk of management',
  rule: 'CPT E/M guidelines 2021 and 2023, two of three; 84 FR 62568',
  time: 'CPT office visits, total time on the date of service: ranges 2021 to 2023, minimum from 2024',
  patient:
    'CPT E/M guidelines, new and established patient; Medicare Claims Processing Manual, ch. 12, 30.6.7',
};
