/** A line of an invented ICD-10-CM order file: `code` without dot, billable unless it is a heading. */
export type OrderLine = readonly [code: string, title: string, billable?: boolean];

/**
 * A small order file in the published columns, from A00 to Z99, with these codes in between. Headings must be
 * among them. The titles of the frame are the official ones of four public codes.
 */
export function orderFile(lines: readonly OrderLine[]): string {
  const frame: OrderLine[] = [
    ['A00', 'Cholera', false],
    ['A000', 'Cholera due to Vibrio cholerae 01, biovar cholerae'],
    ...lines,
    ['Z99', 'Dependence on enabling machines and devices, not elsewhere classified', false],
    ['Z990', 'Dependence on aspirator'],
  ];
  return frame
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, title, billable = true], i) => {
      const number = String(i + 1).padStart(5, '0');
      return `${number} ${code.padEnd(7)} ${billable ? 1 : 0} ${title.slice(0, 60).padEnd(60)} ${title}\n`;
    })
    .join('');
}

/** The visit's diabetes and hypertension, as two invented releases have them. */
export const ORDER_BEFORE: readonly OrderLine[] = [
  ['E11', 'Type 2 diabetes mellitus', false],
  ['E119', 'Type 2 diabetes mellitus without complications'],
  ['I10', 'Essential (primary) hypertension'],
  ['M545', 'Low back pain'],
  ['M54', 'Dorsalgia', false],
];
export const ORDER_AFTER: readonly OrderLine[] = [
  ['E11', 'Type 2 diabetes mellitus', false],
  ['E119', 'Type 2 diabetes mellitus without complications', false],
  ['E1191', 'Type 2 diabetes mellitus without complications, invented one'],
  ['E1199', 'Type 2 diabetes mellitus without complications, invented other'],
  ['M54', 'Dorsalgia', false],
  ['M545', 'Low back pain, invented wording'],
];

/** A MUE table as published, without a day of its own. */
export const MUE_TABLE =
  'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n99213,2,3 Day,Clinical\n';
