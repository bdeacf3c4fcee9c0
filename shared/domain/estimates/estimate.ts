import { z } from 'zod';
import { addDays, IsoDate } from '#shared/kernel/dates.ts';
import { Cents, sumCents, type Cents as Money } from '#shared/kernel/money.ts';
import { EstimateId, FacilityId, PatientId, ProviderId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';

/** A planned service as it is asked for. */
export const PlannedService = z.object({
  code: z.string().regex(/^[0-9A-Z]{5}$/, 'A procedure code has five characters.'),
  modifiers: z.array(z.string().regex(/^[0-9A-Z]{2}$/, 'A modifier has two characters.')).max(4),
  /** In words that the patient understands; empty takes those of the fee schedule. */
  description: z.string().trim().max(120),
  units: z.int().min(1).max(999),
  /** Null takes the practice's own fee of the day. */
  chargeCents: Cents.refine((c) => c >= 0, 'A charge is not negative.').nullable(),
  /** Diagnosis codes for which it is planned, where they are known. */
  diagnoses: z.array(z.string().trim().min(3).max(8)).max(12),
  providerId: ProviderId,
});
export type PlannedService = z.infer<typeof PlannedService>;

/** Planned services that come again: one estimate covers up to twelve months (149.610(b)(1)(x)). */
export const Recurring = z.object({
  every: z.enum(['week', 'two weeks', 'month']),
  times: z.int().min(2).max(60),
});
export type Recurring = z.infer<typeof Recurring>;

export const EstimateOrder = z.object({
  patientId: PatientId,
  facilityId: FacilityId,
  /** The planned service as the patient knows it, such as "Physical examination". */
  about: z.string().trim().min(1, 'This is needed.').max(120),
  /** Day of scheduling or of the patient's request. */
  askedOn: IsoDate,
  /** Day of the service; null when nothing is scheduled. */
  serviceOn: IsoDate.nullable(),
  recurring: Recurring.nullable(),
  services: z.array(PlannedService).min(1, 'An estimate has at least one service.').max(60),
  /** Services that will be scheduled or asked for apart, such as a laboratory's; words only. */
  separately: z.array(z.string().trim().min(1).max(120)).max(12),
});
export type EstimateOrder = z.infer<typeof EstimateOrder>;

export const EstimateLine = z.object({
  code: z.string(),
  modifiers: z.array(z.string()),
  description: z.string(),
  diagnoses: z.array(z.string()),
  units: z.int(),
  unitCents: Cents,
  /** Units × unit, for one time. */
  amountCents: Cents,
});
export type EstimateLine = z.infer<typeof EstimateLine>;

/** What one provider is expected to charge: the law compares estimate and bill by provider. */
export const EstimateProvider = z.object({
  providerId: ProviderId,
  name: z.string(),
  npi: z.string(),
  lines: z.array(EstimateLine),
  /** For all times together. */
  totalCents: Cents,
});
export type EstimateProvider = z.infer<typeof EstimateProvider>;

/** Everything that stands on the paper; kept with its bytes and never changed. */
export const EstimateContent = z.object({
  number: z.string(),
  version: z.int(),
  issuedOn: IsoDate,
  patient: z.object({
    name: z.string(),
    birthDate: IsoDate.nullable(),
    accountNumber: z.string(),
    addressLines: z.array(z.string()),
  }),
  practice: z.object({
    name: z.string(),
    npi: z.string(),
    taxId: z.string(),
    phone: z.string(),
    addressLines: z.array(z.string()),
  }),
  facility: z.object({ name: z.string(), npi: z.string(), addressLines: z.array(z.string()) }),
  about: z.string(),
  askedOn: IsoDate,
  serviceOn: IsoDate.nullable(),
  /** The last day on which it may reach the patient; null when none had to be given. */
  deliverBy: IsoDate.nullable(),
  recurring: Recurring.nullable(),
  /** Bills for services on these days are compared with it. */
  validFrom: IsoDate,
  validTo: IsoDate,
  providers: z.array(EstimateProvider),
  separately: z.array(z.string()),
  totalCents: Cents,
});
export type EstimateContent = z.infer<typeof EstimateContent>;

export const EstimateSummary = z.object({
  id: EstimateId,
  number: z.string(),
  version: z.int(),
  patientId: PatientId,
  patientName: z.string(),
  about: z.string(),
  issuedOn: IsoDate,
  deliverBy: IsoDate.nullable(),
  deliveredOn: IsoDate.nullable(),
  serviceOn: IsoDate.nullable(),
  validTo: IsoDate,
  totalCents: Cents,
  /** False once a later version stands. */
  newest: z.boolean(),
});
export type EstimateSummary = z.infer<typeof EstimateSummary>;

/** 45 CFR 149.620(a)(2): billed charges this much above the estimate can be disputed. */
export const SUBSTANTIALLY_ABOVE = 40_000;
/** The longest time that one estimate for recurring services may cover. */
const MOST_DAYS = 365;
const STEP_DAYS = { week: 7, 'two weeks': 14, month: 31 } as const;

/** Days on which bills are compared: from the issue to the last planned time with a month of grace, a year at most. */
export function validity(
  issuedOn: IsoDate,
  serviceOn: IsoDate | null,
  recurring: Recurring | null,
): { readonly validFrom: IsoDate; readonly validTo: IsoDate } {
  const start = serviceOn ?? issuedOn;
  if (recurring !== null && lastTime(recurring) > MOST_DAYS)
    throw new Refusal(
      'invalid_input',
      'One estimate covers at most twelve months. Plan fewer times and make another estimate later.',
      { times: 'This is longer than twelve months.' },
    );
  const validFrom = issuedOn < start ? issuedOn : start;
  const until =
    recurring !== null
      ? addDays(start, lastTime(recurring) + 31)
      : serviceOn === null
        ? addDays(issuedOn, MOST_DAYS)
        : addDays(serviceOn, 31);
  const most = addDays(start, MOST_DAYS);
  return { validFrom, validTo: until > most ? most : until };
}

function lastTime({ every, times }: Recurring): number {
  return STEP_DAYS[every] * (times - 1);
}

/** @param fee the practice's own, per unit, or null when there is none. @throws Refusal when a service has no price. */
export function estimateLine(
  service: PlannedService,
  fee: { readonly chargeCents: Money; readonly description: string } | null,
): EstimateLine {
  const unit = service.chargeCents ?? fee?.chargeCents ?? null;
  if (unit === null)
    throw new Refusal(
      'rule_violated',
      `The fee schedule has no fee for ${service.code}. Enter a charge or add the fee; no estimate was made.`,
    );
  return {
    code: service.code,
    modifiers: service.modifiers,
    description: service.description || fee?.description || `Service ${service.code}`,
    diagnoses: service.diagnoses,
    units: service.units,
    unitCents: unit,
    amountCents: sumCents([unit * service.units]),
  };
}

/** A provider's lines with what they come to over all planned times. */
export function providerTotal(lines: readonly EstimateLine[], recurring: Recurring | null): Money {
  return sumCents(lines.map((line) => line.amountCents * (recurring?.times ?? 1)));
}

/** What a claim billed, as far as the comparison must know it. */
export type BilledCharge = {
  readonly providerNpi: string;
  readonly serviceOn: IsoDate;
  readonly chargeCents: number;
};

export const ProviderComparison = z.object({
  name: z.string(),
  npi: z.string(),
  expectedCents: Cents,
  billedCents: Cents,
  /** Billed less expected; negative when the bill is lower. */
  overCents: Cents,
  exceeded: z.boolean(),
});
export type ProviderComparison = z.infer<typeof ProviderComparison>;

/**
 * Estimate and bills, provider by provider. A provider who was not on the estimate is not compared: the dispute is
 * about a provider's own estimate.
 */
export function compareWithBills(
  content: Pick<EstimateContent, 'providers' | 'validFrom' | 'validTo'>,
  billed: readonly BilledCharge[],
): ProviderComparison[] {
  return content.providers.map(({ name, npi, totalCents }) => {
    const billedCents = sumCents(
      billed
        .filter(
          (b) => b.providerNpi === npi && b.serviceOn >= content.validFrom && b.serviceOn <= content.validTo,
        )
        .map((b) => b.chargeCents),
    );
    const overCents = sumCents([billedCents, -totalCents]);
    return {
      name,
      npi,
      expectedCents: totalCents,
      billedCents,
      overCents,
      exceeded: overCents >= SUBSTANTIALLY_ABOVE,
    };
  });
}
