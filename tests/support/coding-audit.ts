import type { CompareInput } from '#shared/domain/coding-audit/compare-input.ts';
import type { Coding, ServiceLine } from '#shared/domain/encounter.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';

let made = 0;

/** `99213-25 x2 AB`: code, modifiers, units, pointers; one unit that points to A unless it says more. */
export function line(text: string, chargeCents = 10_000): ServiceLine {
  const [code = '', ...modifiers] = (text.split(' ')[0] ?? '').split('-');
  const units = Number(/ x(\d+)/.exec(text)?.[1] ?? '1');
  const pointers = [...(/ ([A-L]+)$/.exec(text)?.[1] ?? 'A')].map((c) => c.charCodeAt(0) - 64);
  made += 1;
  const id = `00000000-0000-4000-8000-${String(made).padStart(12, '0')}` as ServiceLineId;
  return { id, code, modifiers, pointers, units, chargeCents: cents(chargeCents) };
}

export function coding(diagnoses: readonly string[], lines: readonly string[]): Coding {
  return { diagnoses: [...diagnoses], lines: lines.map((text) => line(text)) };
}

/** Fees of these tests, cents for one unit. */
export const FEES: Readonly<Record<string, number>> = {
  '99212': 9000,
  '99213': 14_500,
  '99214': 21_000,
  '99215': 28_000,
  '36415': 1500,
  '83036': 4000,
  G0439: 12_000,
};

export function compareInput(
  original: Coding,
  recode: Coding,
  more: Partial<CompareInput> = {},
): CompareInput {
  return { original, recode, fees: FEES, allowed: {}, unspecified: [], ...more };
}
