import { defineRule, type Hit } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import type { Paperwork } from '../../claim-parts/situation.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

/** PWK01, data element 755 as the guide lists it. */
const REPORTS: ReadonlySet<string> = new Set(
  `03 04 05 06 07 08 09 10 11 13 15 21 A3 A4 AM AS B2 B3 B4 BR BS BT CB CK CT D2 DA DB DG DJ DS EB HC HR I5 IR LA M1 MT
  NN OB OC OD OE OX OZ P4 P5 PE PN PO PQ PY PZ RB RR RT RX SG V5 XP`.split(/\s+/),
);
/** PWK02. */
const WAYS: ReadonlySet<string> = new Set(['AA', 'BM', 'EL', 'EM', 'FT', 'FX']);
/** PWK02 of a certificate of medical necessity for equipment, which has no control number. */
const CERTIFICATE_WAYS: ReadonlySet<string> = new Set(['AB', 'AD', 'AF', 'AG', 'NS']);

function judge(field: string, papers: readonly Paperwork[] | undefined): Hit[] {
  return (papers ?? []).flatMap(({ reportType, transmission, controlNumber }, i) => {
    const one = `${field}.${i + 1}`;
    if (reportType === 'CT' && CERTIFICATE_WAYS.has(transmission)) return [];
    return [
      ...(REPORTS.has(reportType)
        ? []
        : [at(`${one}.reportType`, `"${reportType}" is no type of report for an attachment.`)]),
      ...(WAYS.has(transmission)
        ? []
        : [
            at(
              `${one}.transmission`,
              `"${transmission}" is no way to send an attachment; AA, BM, EL, EM, FT and FX are.`,
            ),
          ]),
      ...(transmission !== 'AA' && controlNumber.trim().length < 2
        ? [at(`${one}.controlNumber`, 'The attachment has no control number, so it would not be found.')]
        : []),
    ];
  });
}

export const paperworkComplete = defineRule<ScrubInput>({
  name: 'paperwork-complete',
  family: 'claim',
  severity: 'stops',
  title:
    'An attachment has a type of report, a way in which it is sent, and a control number by which it is found.',
  source: '005010X222A1 2300 and 2400 PWK01, PWK02 and PWK06 (required unless the report is only on hand)',
  find: ({ claim }) => [
    ...judge('situation.paperwork', situationOf(claim).paperwork),
    ...numbered(claim.lines).flatMap(({ item, position }) =>
      judge(`lines.${position}.detail.paperwork`, item.detail?.paperwork),
    ),
  ],
});
