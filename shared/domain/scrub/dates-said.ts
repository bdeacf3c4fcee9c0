import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '../claim.ts';
import type { LineDateName } from '../claim-parts/service-detail.ts';
import type { ClaimDateName } from '../claim-parts/situation.ts';
import { oncePerClaim } from './facts.ts';

/** How messages call the dates of a claim. */
export const CLAIM_DATE_WORDS: Readonly<Record<ClaimDateName, string>> = {
  onset: 'onset of the illness',
  initialTreatment: 'first treatment',
  lastSeen: 'date last seen',
  acuteManifestation: 'acute manifestation',
  accident: 'date of the accident',
  lastMenstrualPeriod: 'last menstrual period',
  lastXray: 'last X-ray',
  prescription: 'date of the prescription',
  lastWorked: 'last day of work',
  returnToWork: 'return to work',
  admission: 'admission to hospital',
  discharge: 'discharge from hospital',
  careAssumed: 'day on which care was taken over',
  careRelinquished: 'day on which care was handed over',
  firstContact: 'first contact',
};

export const LINE_DATE_WORDS: Readonly<Record<LineDateName, string>> = {
  prescription: 'date of the prescription',
  certificationRevision: 'revision of the certificate',
  therapyBegan: 'begin of the therapy',
  lastCertification: 'last certification',
  lastSeen: 'date last seen',
  hemoglobinTest: 'haemoglobin test',
  creatinineTest: 'creatinine test',
  shipped: 'day of shipping',
  lastXray: 'last X-ray',
  initialTreatment: 'first treatment',
};

export type SaidDate = {
  readonly field: string;
  readonly name: ClaimDateName | LineDateName;
  /** `the onset of the illness`, `line 2: the date last seen`. */
  readonly words: string;
  readonly on: IsoDate;
  /** 1-based; null for a date of the whole claim. */
  readonly line: number | null;
};

/** Every date that a claim or a line says beside the date of service. */
export const saidDates = oncePerClaim((claim: ProfessionalClaim): readonly SaidDate[] => [
  ...entries(claim.situation?.dates).map(([name, on]) => ({
    field: `situation.dates.${name}`,
    name,
    words: `The ${CLAIM_DATE_WORDS[name]}`,
    on,
    line: null,
  })),
  ...claim.lines.flatMap(({ detail }, i) =>
    entries(detail?.dates).map(([name, on]) => ({
      field: `lines.${i + 1}.detail.dates.${name}`,
      name,
      words: `Line ${i + 1}: the ${LINE_DATE_WORDS[name]}`,
      on,
      line: i + 1,
    })),
  ),
]);

function entries<Name extends string>(
  dates: Partial<Readonly<Record<Name, IsoDate | undefined>>> | undefined,
): (readonly [Name, IsoDate])[] {
  if (!dates) return [];
  return (Object.entries(dates) as [Name, IsoDate | undefined][]).flatMap(([name, on]) =>
    on === undefined ? [] : [[name, on] as const],
  );
}
