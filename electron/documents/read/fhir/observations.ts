import type { IncomingResult } from '#shared/domain/incoming.ts';
import { dayOf, result, resultLine } from '#electron/documents/read/building.ts';
import { wordsOf } from './people.ts';
import type { Observation, Observed, Quantity } from './resources.ts';

const WITHDRAWN = /^(entered-in-error|cancelled)$/;

/** The results that an observation tells: its value and those of its components (blood pressure). */
export function resultsOf(observation: Observation): IncomingResult[] {
  if (WITHDRAWN.test(observation.status ?? '')) return [];
  return [observation, ...(observation.component ?? [])].flatMap((one) => toResult(one) ?? []);
}

function toResult(observed: Observed): IncomingResult | null {
  const quantity = observed.valueQuantity;
  return result({
    code: observed.code.coding?.find((one) => one.code)?.code ?? '',
    name: wordsOf(observed.code),
    value: valueOf(observed),
    unit: quantity ? (quantity.unit ?? quantity.code ?? '') : '',
    range: (observed.referenceRange ?? [])
      .map(rangeOf)
      .filter((one) => one !== '')
      .join(', '),
    flag: (observed.interpretation ?? [])
      .map((one) => one.coding?.find((coding) => coding.code)?.code ?? one.text ?? '')
      .join(','),
  });
}

function valueOf(observed: Observed): string {
  if (observed.valueQuantity)
    return `${observed.valueQuantity.comparator ?? ''}${observed.valueQuantity.value ?? ''}`;
  if (observed.valueCodeableConcept) return wordsOf(observed.valueCodeableConcept);
  if (observed.valueRange) return range(observed.valueRange.low, observed.valueRange.high);
  if (observed.valueRatio)
    return `${written(observed.valueRatio.numerator)}:${written(observed.valueRatio.denominator)}`;
  if (observed.valueBoolean !== undefined) return observed.valueBoolean ? 'yes' : 'no';
  if (observed.valueInteger !== undefined) return String(observed.valueInteger);
  if (observed.valuePeriod)
    return [observed.valuePeriod.start, observed.valuePeriod.end]
      .map((one) => dayOf(one ?? '') ?? '')
      .join(' to ');
  return observed.valueString ?? observed.valueTime ?? dayOf(observed.valueDateTime ?? '') ?? '';
}

function rangeOf(told: {
  low?: Quantity | undefined;
  high?: Quantity | undefined;
  text?: string | undefined;
}): string {
  return told.text ?? range(told.low, told.high);
}

function range(low: Quantity | undefined, high: Quantity | undefined): string {
  if (low?.value !== undefined && high?.value !== undefined) return `${low.value}-${high.value}`;
  if (low?.value !== undefined) return `>=${low.value}`;
  return high?.value !== undefined ? `<=${high.value}` : '';
}

function written(quantity: Quantity | undefined): string {
  return quantity?.value ?? '';
}

/** An observation as it is read: a line for each result, its remarks below. */
export function observationLines(observation: Observation): string[] {
  const status =
    observation.status === 'preliminary' || observation.status === 'corrected'
      ? `, ${observation.status}`
      : '';
  const lines = resultsOf(observation).map((one) => `${resultLine(one)}${status}`);
  const notes = (observation.note ?? []).flatMap((one) => (one.text ? [one.text] : []));
  return lines.length === 0 ? [] : [...lines, ...notes];
}

export function isLaboratory(observation: Observation): boolean {
  return (observation.category ?? []).some((one) =>
    (one.coding ?? []).some((coding) => coding.code === 'laboratory'),
  );
}

export function dayObserved(observation: Observation) {
  return (
    dayOf(observation.effectiveDateTime ?? '') ??
    dayOf(observation.effectivePeriod?.start ?? '') ??
    dayOf(observation.issued ?? '')
  );
}
