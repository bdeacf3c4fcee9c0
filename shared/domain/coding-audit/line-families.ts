import type { ServiceLine } from '#shared/domain/encounter.ts';
import type { FamilyAgreement } from './comparison.ts';
import type { LinePair } from './compare-input.ts';
import { emLevel } from './em-levels.ts';
import { procedureFamily } from './families.ts';

const EMPTY = { original: 0, recode: 0, agreed: 0, of: 0 };

/** Agreement on procedures by section, and on modifiers, units, pointers and levels of the lines that both have. */
export function countLineFamilies(
  original: readonly ServiceLine[],
  recode: readonly ServiceLine[],
  pairs: readonly LinePair[],
): { readonly families: FamilyAgreement[]; readonly all: FamilyAgreement } {
  const sections = new Map<string, FamilyAgreement>();
  let all: FamilyAgreement = { key: 'procedures', label: 'Procedures', ...EMPTY };
  for (const code of new Set([...original, ...recode].map((l) => l.code))) {
    const o = original.filter((l) => l.code === code).length;
    const r = recode.filter((l) => l.code === code).length;
    const count = (f: FamilyAgreement): FamilyAgreement => ({
      ...f,
      original: f.original + o,
      recode: f.recode + r,
      agreed: f.agreed + Math.min(o, r),
      of: f.of + Math.max(o, r),
    });
    const { key, label } = procedureFamily(code);
    sections.set(key, count(sections.get(key) ?? { key, label, ...EMPTY }));
    all = count(all);
  }
  return { families: [...sections.values(), ...attributes(pairs)], all };
}

function attributes(pairs: readonly LinePair[]): FamilyAgreement[] {
  const levels = pairs.filter((p) => emLevel(p.recode.code) !== null);
  const found = [
    part('em', 'E/M level', levels, (p) => p.original.code === p.recode.code),
    modifierAgreement(pairs),
    part('units', 'Units', pairs, (p) => !p.differences.some((d) => d.kind === 'units')),
    part('pointers', 'Pointers', pairs, (p) => !p.differences.some((d) => d.kind === 'pointers')),
  ];
  return found.filter((f) => f.of > 0);
}

function part(
  key: string,
  label: string,
  pairs: readonly LinePair[],
  agrees: (pair: LinePair) => boolean,
): FamilyAgreement {
  const n = pairs.length;
  return { key, label, original: n, recode: n, agreed: pairs.filter(agrees).length, of: n };
}

/** Counted by modifier, over the lines that both have. */
function modifierAgreement(pairs: readonly LinePair[]): FamilyAgreement {
  const sum: { original: number; recode: number; agreed: number; of: number } = { ...EMPTY };
  for (const { original, recode } of pairs) {
    const shared = original.modifiers.filter((m) => recode.modifiers.includes(m)).length;
    sum.original += original.modifiers.length;
    sum.recode += recode.modifiers.length;
    sum.agreed += shared;
    sum.of += original.modifiers.length + recode.modifiers.length - shared;
  }
  return { key: 'modifiers', label: 'Modifiers', ...sum };
}
