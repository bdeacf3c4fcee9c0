import { pointerLetter, type ServiceLine } from '#shared/domain/encounter.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Difference, ErrorKind, PairedRow } from './comparison.ts';
import type { CompareInput, ComparedPart, LinePair } from './compare-input.ts';
import { emLevel } from './em-levels.ts';
import { procedureFamily, type CodeFamily } from './families.ts';
import { countLineFamilies } from './line-families.ts';
import { pairLines, setDifference } from './pairing.ts';
import { POINTS } from './points.ts';
import type { Prices } from './prices.ts';

type Both = { readonly fees: Prices; readonly allowed: Prices };
type Money = Pick<Difference, 'effectCents' | 'allowedEffectCents'>;
const NOTHING: Money = { effectCents: cents(0), allowedEffectCents: cents(0) };

const MODIFIERS: CodeFamily = { key: 'modifiers', label: 'Modifiers' };
const UNITS: CodeFamily = { key: 'units', label: 'Units' };
const POINTERS: CodeFamily = { key: 'pointers', label: 'Pointers' };
const LEVELS: CodeFamily = { key: 'em', label: 'E/M level' };

/**
 * Compares the service lines: missed, too many, level, modifiers, units, pointers. Modifiers move no money here:
 * what they do to a payment is the payer's.
 * @param same whether two diagnoses stand for the same thing, so that one wrong diagnosis is one error and not
 * one more on each line that points to it.
 */
export function compareLines(
  input: CompareInput,
  prices: Both,
  same: (original: string, recode: string) => boolean,
): ComparedPart {
  const [original, recode] = [input.original.lines, input.recode.lines];
  const pairing = pairLines(original, recode);
  const pairs = pairing.pairs.flatMap((p): (LinePair & { readonly row: PairedRow })[] => {
    const [a, b] = [original[p.original], recode[p.recode]];
    if (!a || !b) return [];
    const key = `line:${p.original + 1}>${p.recode + 1}`;
    const found = compareLine(key, a, b, prices, samePointers(input, a, b, same));
    const row = { original: p.original + 1, recode: p.recode + 1, differences: found.map((d) => d.key) };
    return [{ original: a, recode: b, differences: found, row }];
  });
  const extra = pairing.onlyOriginal.flatMap((i) => {
    const line = original[i];
    return line ? [lone('extra', line, i + 1, prices)] : [];
  });
  const missed = pairing.onlyRecode.flatMap((i) => {
    const line = recode[i];
    return line ? [lone('missed', line, i + 1, prices)] : [];
  });
  const families = countLineFamilies(original, recode, pairs);
  return {
    differences: [...pairs.flatMap((p) => p.differences), ...missed, ...extra],
    families: families.families,
    codes: families.all,
    rows: [
      ...[
        ...pairs.map((p) => p.row),
        ...missed.map((d, i) => loneRow(null, (pairing.onlyRecode[i] ?? 0) + 1, d)),
      ].sort((a, b) => (a.recode ?? 0) - (b.recode ?? 0)),
      ...extra.map((d, i) => loneRow((pairing.onlyOriginal[i] ?? 0) + 1, null, d)),
    ],
    possiblePoints:
      (pairs.length + extra.length + missed.length) * POINTS.line +
      pairs.reduce((sum, p) => sum + attributePoints(p), 0),
  };
}

function loneRow(original: number | null, recode: number | null, { key }: Difference): PairedRow {
  return { original, recode, differences: [key] };
}

function attributePoints({ original, recode }: LinePair): number {
  const modified = original.modifiers.length + recode.modifiers.length > 0;
  return (modified ? POINTS.modifiers : 0) + POINTS.units + POINTS.pointers;
}

function compareLine(
  key: string,
  a: ServiceLine,
  b: ServiceLine,
  prices: Both,
  pointed: boolean,
): Difference[] {
  const found: Difference[] = [];
  const level = levelDifference(key, a, b, prices);
  if (level) found.push(level);
  const attribute = (
    kind: ErrorKind,
    family: CodeFamily,
    [was, should]: readonly [string, string],
    lostPoints: number,
    money: Money = NOTHING,
  ): void => {
    const words = `${b.code}: ${ATTRIBUTE_WORDS[family.key] ?? family.label} ${was || 'none'}, the auditor has ${should || 'none'}.`;
    found.push({
      key: `${key}:${kind}`,
      kind,
      family: family.key,
      familyLabel: family.label,
      original: `${a.code} ${was}`.trim(),
      recode: `${b.code} ${should}`.trim(),
      message: words,
      lostPoints,
      ...money,
    });
  };
  if (setDifference(a.modifiers, b.modifiers) > 0)
    attribute('modifier', MODIFIERS, [a.modifiers.join(' '), b.modifiers.join(' ')], POINTS.modifiers);
  if (a.units !== b.units)
    attribute(
      'units',
      UNITS,
      [String(a.units), String(b.units)],
      POINTS.units,
      // The change of code is priced at the auditor's units, so the change of units at the coder's code.
      effect(prices, (p) => less(p.of(a.code, b.units), p.of(a.code, a.units))),
    );
  if (!pointed) attribute('pointers', POINTERS, [letters(a.pointers), letters(b.pointers)], POINTS.pointers);
  return found;
}

const ATTRIBUTE_WORDS: Readonly<Record<string, string>> = {
  modifiers: 'modifiers',
  units: 'units',
  pointers: 'points to',
};

function levelDifference(key: string, a: ServiceLine, b: ServiceLine, prices: Both): Difference | null {
  if (a.code === b.code) return null;
  const steps = (emLevel(b.code)?.level ?? 0) - (emLevel(a.code)?.level ?? 0);
  const kind = steps > 0 ? 'em_under' : 'em_over';
  const levels = Math.abs(steps) === 1 ? 'one level' : `${Math.abs(steps)} levels`;
  return {
    key: `${key}:level`,
    kind,
    family: LEVELS.key,
    familyLabel: LEVELS.label,
    original: a.code,
    recode: b.code,
    message: `${a.code} is ${levels} ${steps > 0 ? 'below' : 'above'} ${b.code}.`,
    lostPoints: Math.min(POINTS.line, Math.abs(steps) * POINTS.emStep),
    ...effect(prices, (p) => less(p.of(b.code, b.units), p.of(a.code, b.units))),
  };
}

function lone(kind: 'missed' | 'extra', line: ServiceLine, position: number, prices: Both): Difference {
  const family = procedureFamily(line.code);
  const words = [line.code, ...line.modifiers].join('-');
  const missed = kind === 'missed';
  return {
    key: missed ? `line:>${position}:${line.code}` : `line:${position}>:${line.code}`,
    kind,
    family: family.key,
    familyLabel: family.label,
    original: missed ? '' : words,
    recode: missed ? words : '',
    message: missed ? `${words} is documented and was not coded.` : `${words} is coded without support.`,
    lostPoints: POINTS.line,
    ...effect(prices, (p) => {
      const value = p.of(line.code, line.units);
      return value === null || missed ? value : -value;
    }),
  };
}

function effect(prices: Both, value: (prices: Prices) => number | null): Money {
  const allowed = value(prices.allowed);
  return {
    effectCents: cents(value(prices.fees) ?? 0),
    allowedEffectCents: allowed === null ? null : cents(allowed),
  };
}

function less(after: number | null, before: number | null): number | null {
  return after === null || before === null ? null : after - before;
}

/** Pointers are equal when they mean the same diagnoses, the first of them first. */
function samePointers(
  input: CompareInput,
  a: ServiceLine,
  b: ServiceLine,
  same: (original: string, recode: string) => boolean,
): boolean {
  const was = a.pointers.map((p) => input.original.diagnoses[p - 1] ?? '');
  const should = b.pointers.map((p) => input.recode.diagnoses[p - 1] ?? '');
  // A diagnosis that only one of the two has is an error already; its pointers are not another.
  const known = was.filter((o) => input.recode.diagnoses.some((r) => same(o, r)));
  const wanted = should.filter((r) => input.original.diagnoses.some((o) => same(o, r)));
  if (known.length !== wanted.length) return false;
  const [first, firstWanted] = [known[0], wanted[0]];
  if (first !== undefined && firstWanted !== undefined && !same(first, firstWanted)) return false;
  return known.every((o) => wanted.some((r) => same(o, r)));
}

function letters(pointers: readonly number[]): string {
  return pointers.map(pointerLetter).join(' ');
}
