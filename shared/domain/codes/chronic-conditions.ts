/**
 * Categories of ICD-10-CM whose conditions usually last a year or longer and need care again and again: what a
 * coder carries on from visit to visit. Our own choice for ambulatory care, by the idea (not the list) of a
 * chronic condition indicator: lasting twelve months or more, with limits of daily life or ongoing treatment.
 * A carried diagnosis still has to be documented at the visit (ICD-10-CM Guidelines IV.I and IV.J).
 */
const CHRONIC_CATEGORIES = `
B18 B20 D57 D61 D63 D66 D68 D69 D86
E03 E04 E05 E06 E08 E09 E10 E11 E13 E20 E21 E23 E24 E26 E27 E28 E66 E72 E74 E75 E78 E83 E84 E85
F01 F02 F03 F10 F11 F12 F13 F14 F15 F17 F19 F20 F25 F31 F33 F34 F40 F41 F42 F50 F60 F70 F71 F72 F73 F84 F90
G10 G11 G12 G20 G21 G25 G30 G31 G35 G40 G43 G47 G60 G62 G70 G71 G80 G81 G82 G89
H35 H40
I05 I06 I07 I08 I10 I11 I12 I13 I15 I1A I20 I25 I27 I34 I35 I36 I42 I48 I50 I65 I67 I69 I70 I71 I73 I83 I87 I89
J30 J41 J42 J43 J44 J45 J47 J60 J61 J84 J96
K21 K50 K51 K58 K70 K73 K74 K75 K76 K86 K90
L20 L40 L50 L70 L71 L93
M05 M06 M08 M10 M15 M16 M17 M18 M19 M1A M32 M34 M35 M45 M47 M48 M80 M81
N18 N30 N40 N80
Z79 Z89 Z90 Z93 Z94 Z95 Z99
`;

/** Codes of these categories that pass and are not carried on. */
const PASSING_CODES = 'G47.0 I20.0 J96.0 J96.2 K70.1 K75.0 K86.2 N30.0 N30.9';

const chronic = new Set(CHRONIC_CATEGORIES.trim().split(/\s+/));
const passing = PASSING_CODES.split(' ');

/** Whether a diagnosis is of a kind that is carried on from visit to visit. @param code with its dot. */
export function isChronic(code: string): boolean {
  return chronic.has(code.slice(0, 3)) && !passing.some((start) => code.startsWith(start));
}
