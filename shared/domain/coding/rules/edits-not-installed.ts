import { defineRule, type Hit } from '../rule.ts';
import type { CodingFacts } from '../facts.ts';

/** Modifiers that are judged by the indicators of the fee schedule. */
const BY_INDICATOR: ReadonlySet<string> = new Set([
  '26',
  'TC',
  '50',
  '51',
  '62',
  '66',
  '80',
  '81',
  '82',
  'AS',
]);

export const editsNotInstalled = defineRule<CodingFacts>({
  name: 'edits-not-installed',
  family: 'procedures',
  severity: 'informs',
  title: 'What could not be checked for want of an installed table is told, once for each table.',
  source: 'Installed code sets',
  find: (facts) => [...missingForLines(facts), ...missingForDiagnoses(facts)],
});

function missingForLines({ lines, edits }: CodingFacts): Hit[] {
  const [first] = lines;
  if (!first) return [];
  const on = first.serviceDate;
  const other = lines.find(({ code }) => code !== first.code);
  const judged = lines.find(({ modifiers }) => modifiers.some((m) => BY_INDICATOR.has(m)));
  const hit = (what: string): Hit => ({
    field: 'lines',
    message: `${what} checked: no table for ${on} is installed.`,
  });
  return [
    ...(other && edits.ptp(first.code, other.code, on).known === 'no_data' ? [hit('NCCI pairs not')] : []),
    ...(edits.mue(first.code, on).known === 'no_data' ? [hit('Units (MUE) not')] : []),
    ...(edits.addOn(first.code, on).known === 'no_data' ? [hit('Add-on codes not fully')] : []),
    ...(judged && edits.feeIndicators(judged.code, on).known === 'no_data'
      ? [hit('Modifiers against the fee schedule not')]
      : []),
  ];
}

function missingForDiagnoses({ diagnoses, edits, serviceDate }: CodingFacts): Hit[] {
  const answers = diagnoses.map((code) => edits.tabular(code, serviceDate));
  if (answers.length === 0) return [];
  if (answers.every(({ known }) => known === 'no_data'))
    return [
      {
        field: 'diagnoses',
        message: 'Notes of the tabular list (Excludes1, code first …) not checked: none is installed.',
      },
    ];
  const old = answers.find((a) => a.known === 'found' && !a.value.ofThatDay);
  if (old?.known !== 'found') return [];
  return [
    {
      field: 'diagnoses',
      message: `Notes were checked by the ${old.release}, which is not of ${serviceDate}.`,
      source: old.release,
    },
  ];
}
