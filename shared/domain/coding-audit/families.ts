/** A family of codes for which agreement is counted. */
export type CodeFamily = { readonly key: string; readonly label: string };

/** Chapters of ICD-10-CM by three-character category: first, last, our own words. Source: ICD-10-CM tabular list. */
const CHAPTERS: readonly (readonly [first: string, last: string, words: string])[] = [
  ['A00', 'B99', 'Infections'],
  ['C00', 'D49', 'Neoplasms'],
  ['D50', 'D89', 'Blood and immune system'],
  ['E00', 'E89', 'Endocrine and metabolism'],
  ['F01', 'F99', 'Mind and behavior'],
  ['G00', 'G99', 'Nervous system'],
  ['H00', 'H59', 'Eye'],
  ['H60', 'H95', 'Ear'],
  ['I00', 'I99', 'Circulation'],
  ['J00', 'J99', 'Breathing'],
  ['K00', 'K95', 'Digestion'],
  ['L00', 'L99', 'Skin'],
  ['M00', 'M99', 'Bones, joints, muscles'],
  ['N00', 'N99', 'Kidneys and reproduction'],
  ['O00', 'O9A', 'Pregnancy and birth'],
  ['P00', 'P96', 'Newborn'],
  ['Q00', 'Q99', 'Malformations'],
  ['R00', 'R99', 'Symptoms and signs'],
  ['S00', 'T88', 'Injury and poisoning'],
  ['V00', 'Y99', 'External causes'],
  ['Z00', 'Z99', 'Factors and contact'],
  ['U00', 'U85', 'Special purposes'],
];

/** Sections of CPT by number range, in our own words; the first that holds a number counts. */
const SECTIONS: readonly (readonly [first: number, last: number, key: string, words: string])[] = [
  [99202, 99499, 'visits', 'Visits and other E/M'],
  [100, 1999, 'anesthesia', 'Anesthesia'],
  [99100, 99140, 'anesthesia', 'Anesthesia'],
  [10004, 69990, 'procedures', 'Procedures on the body'],
  [70010, 79999, 'imaging', 'Imaging'],
  [80047, 89398, 'laboratory', 'Laboratory'],
  [90281, 99199, 'medicine', 'Medicine'],
  [99500, 99607, 'medicine', 'Medicine'],
];

const LETTERS: Readonly<Record<string, CodeFamily>> = {
  F: { key: 'cpt:measures', label: 'Quality measures' },
  T: { key: 'cpt:emerging', label: 'Emerging procedures' },
  U: { key: 'cpt:laboratory', label: 'Laboratory' },
  M: { key: 'cpt:laboratory', label: 'Laboratory' },
  A: { key: 'cpt:laboratory', label: 'Laboratory' },
};

/** The chapter of a diagnosis, with or without dot; an unknown shape is a family of its own. */
export function diagnosisFamily(code: string): CodeFamily {
  const category = code.slice(0, 3).toUpperCase();
  const at = CHAPTERS.findIndex(([first, last]) => first <= category && category <= last);
  const chapter = CHAPTERS[at];
  if (!chapter) return { key: 'dx:other', label: 'Other diagnoses' };
  const [first, last, words] = chapter;
  return { key: `dx:${first}`, label: `${first}–${last} ${words}` };
}

/** The section of a CPT number, or the letter of an HCPCS Level II code. */
export function procedureFamily(code: string): CodeFamily {
  const plain = code.toUpperCase();
  if (/^[A-V]\d{4}$/.test(plain))
    return { key: `hcpcs:${plain.slice(0, 1)}`, label: `HCPCS ${plain.slice(0, 1)} codes` };
  const ending = /^\d{4}([A-Z])$/.exec(plain)?.[1];
  if (ending !== undefined) return LETTERS[ending] ?? { key: 'cpt:other', label: 'Other procedures' };
  const number = /^\d{5}$/.test(plain) ? Number(plain) : Number.NaN;
  const section = SECTIONS.find(([first, last]) => first <= number && number <= last);
  return section
    ? { key: `cpt:${section[2]}`, label: section[3] }
    : { key: 'cpt:other', label: 'Other procedures' };
}

/** Every family that a rule can ask for, diagnoses first. */
export function allFamilies(): CodeFamily[] {
  const found = new Map<string, CodeFamily>();
  for (const [first] of CHAPTERS) found.set(`dx:${first}`, diagnosisFamily(first));
  for (const [, , key, label] of SECTIONS) found.set(`cpt:${key}`, { key: `cpt:${key}`, label });
  for (const letter of 'ABCDEGHJKLMPQRSTUV') {
    const family = procedureFamily(`${letter}0000`);
    found.set(family.key, family);
  }
  return [...found.values()];
}
