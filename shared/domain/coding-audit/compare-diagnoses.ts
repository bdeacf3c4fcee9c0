import { ZERO } from '#shared/kernel/money.ts';
import type { Difference, ErrorKind, FamilyAgreement, PairedRow } from './comparison.ts';
import type { CompareInput, ComparedPart } from './compare-input.ts';
import { diagnosisFamily } from './families.ts';
import { pairDiagnoses, type Pairing } from './pairing.ts';
import { POINTS } from './points.ts';

export type ComparedDiagnoses = ComparedPart & {
  /** Whether a diagnosis of the coder and one of the auditor stand for the same thing, right or not. */
  readonly meansTheSame: (original: string, recode: string) => boolean;
};

/** Compares the diagnoses: which were missed, which are too many or not specific enough, and which is first. */
export function compareDiagnoses(input: CompareInput): ComparedDiagnoses {
  // A code that stands twice is one diagnosis; that it stands twice is the coding check's finding.
  const original = [...new Set(input.original.diagnoses)];
  const recode = [...new Set(input.recode.diagnoses)];
  const pairing = pairDiagnoses(original, recode);
  const near = pairing.pairs
    .filter((p) => original[p.original] !== recode[p.recode])
    .map((p) => nearMiss(original[p.original] ?? '', recode[p.recode] ?? '', input.unspecified));
  const extra = pairing.onlyOriginal.map((i) =>
    diagnosisDifference('extra', original[i] ?? '', '', `${original[i]} is coded without support.`),
  );
  const missed = pairing.onlyRecode.map((i) =>
    diagnosisDifference('missed', '', recode[i] ?? '', `${recode[i]} is documented and was not coded.`),
  );
  const first = firstListed(original, recode, pairing);
  const same = new Map(pairing.pairs.map((p) => [original[p.original] ?? '', recode[p.recode] ?? '']));
  const families = familiesOf(original, recode);
  const items = pairing.pairs.length + extra.length + missed.length;
  return {
    differences: [...near, ...missed, ...extra, ...(first.difference ? [first.difference] : [])],
    families: [...families.byChapter, ...(first.family ? [first.family] : [])],
    codes: families.all,
    rows: rowsOf(input, original, recode, pairing, first.difference),
    possiblePoints: items * POINTS.diagnosis + (first.family ? POINTS.firstListed : 0),
    meansTheSame: (o, r) => same.get(o) === r,
  };
}

function nearMiss(original: string, recode: string, unspecified: readonly string[]): Difference {
  const [o, r] = [original.replace('.', ''), recode.replace('.', '')];
  const less = r.startsWith(o) || (unspecified.includes(original) && !unspecified.includes(recode));
  const more = o.startsWith(r) || (unspecified.includes(recode) && !unspecified.includes(original));
  if (less)
    return diagnosisDifference(
      'less_specific',
      original,
      recode,
      `${original} says less than the documents: ${recode}.`,
    );
  if (more)
    return diagnosisDifference(
      'more_specific',
      original,
      recode,
      `${original} says more than the documents: ${recode}.`,
    );
  return diagnosisDifference(
    'other_code',
    original,
    recode,
    `${original} is coded, ${recode} is documented.`,
  );
}

function diagnosisDifference(
  kind: ErrorKind,
  original: string,
  recode: string,
  message: string,
  key = `dx:${original}>${recode}`,
): Difference {
  const family = diagnosisFamily(recode || original);
  const half = kind === 'less_specific' || kind === 'more_specific';
  return {
    key,
    kind,
    family: family.key,
    familyLabel: family.label,
    original,
    recode,
    message,
    effectCents: ZERO,
    allowedEffectCents: ZERO,
    lostPoints: kind === 'sequence' ? POINTS.firstListed : half ? POINTS.specificity : POINTS.diagnosis,
  };
}

const FIRST: Pick<FamilyAgreement, 'key' | 'label'> = { key: 'sequence', label: 'First-listed diagnosis' };

/**
 * The first-listed diagnosis is the reason for the visit; the order of the others is free. Judged when the coder
 * has the auditor's first diagnosis at all: otherwise that it is missing is the error.
 * Source: ICD-10-CM Official Guidelines, Section IV.G and IV.J (outpatient).
 */
function firstListed(
  original: readonly string[],
  recode: readonly string[],
  pairing: Pairing,
): { readonly family: FamilyAgreement | null; readonly difference: Difference | null } {
  const pair = pairing.pairs.find((p) => p.recode === 0);
  if (!pair) return { family: null, difference: null };
  const right = pair.original === 0;
  const family = { ...FIRST, original: 1, recode: 1, agreed: right ? 1 : 0, of: 1 };
  if (right) return { family, difference: null };
  const [was, should] = [original[0] ?? '', recode[0] ?? ''];
  return {
    family,
    difference: {
      ...diagnosisDifference(
        'sequence',
        was,
        should,
        `${was} is listed first; the reason for the visit is ${should}.`,
        `dx:first:${was}>${should}`,
      ),
      family: FIRST.key,
      familyLabel: FIRST.label,
    },
  };
}

function familiesOf(original: readonly string[], recode: readonly string[]) {
  const byChapter = new Map<string, FamilyAgreement>();
  const all = { key: 'diagnoses', label: 'Diagnoses', original: 0, recode: 0, agreed: 0, of: 0 };
  for (const code of new Set([...original, ...recode])) {
    const { key, label } = diagnosisFamily(code);
    const family = byChapter.get(key) ?? { key, label, original: 0, recode: 0, agreed: 0, of: 0 };
    const [o, r] = [Number(original.includes(code)), Number(recode.includes(code))];
    const count = (f: FamilyAgreement): FamilyAgreement => ({
      ...f,
      original: f.original + o,
      recode: f.recode + r,
      agreed: f.agreed + o * r,
      of: f.of + 1,
    });
    byChapter.set(key, count(family));
    Object.assign(all, count(all));
  }
  return { byChapter: [...byChapter.values()], all };
}

function rowsOf(
  input: CompareInput,
  original: readonly string[],
  recode: readonly string[],
  pairing: Pairing,
  first: Difference | null,
): PairedRow[] {
  const row = (o: number | null, r: number | null): PairedRow => {
    const [a, b] = [o === null ? '' : (original[o] ?? ''), r === null ? '' : (recode[r] ?? '')];
    return {
      original: o === null ? null : input.original.diagnoses.indexOf(a) + 1,
      recode: r === null ? null : input.recode.diagnoses.indexOf(b) + 1,
      differences: [...(a === b ? [] : [`dx:${a}>${b}`]), ...(r === 0 && first ? [first.key] : [])],
    };
  };
  return [
    ...[
      ...pairing.pairs.map((p) => row(p.original, p.recode)),
      ...pairing.onlyRecode.map((i) => row(null, i)),
    ].sort((a, b) => (a.recode ?? 0) - (b.recode ?? 0)),
    ...pairing.onlyOriginal.map((i) => row(i, null)),
  ];
}
