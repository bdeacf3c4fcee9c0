import { defineRule, type Hit } from '../rule.ts';
import type { MueEdit } from '../../code-files/ncci.ts';
import { deniesByNcci, numbered, type CodingFacts, type LineFacts } from '../facts.ts';

export const unitsAboveMue = defineRule<CodingFacts>({
  name: 'units-above-mue',
  family: 'charges',
  severity: 'stops',
  title:
    'Units stay within the medically unlikely edit: on a line (MAI 1), or over all lines of a day (MAI 2, 3).',
  source: 'CMS NCCI policy manual ch. I §V; MUE table for practitioners of the date of service',
  find: (facts) => {
    const seen = new Set<string>();
    return numbered(facts.lines).flatMap((line): Hit[] => {
      const { code, serviceDate } = line.item;
      const mue = facts.edits.mue(code, serviceDate);
      if (mue.known !== 'found') return [];
      const source = `${mue.release}: ${mue.value.rationale}`;
      if (mue.value.adjudication === 1) return aboveOnLine(facts, line, mue.value, source);
      const key = `${serviceDate} ${code}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return aboveOnDay(facts, code, mue.value, source, serviceDate);
    });
  },
});

type Numbered = { readonly item: LineFacts; readonly position: number };

function aboveOnLine(facts: CodingFacts, { item, position }: Numbered, mue: MueEdit, source: string): Hit[] {
  if (item.units <= mue.units) return [];
  return [
    {
      field: `lines.${position}.units`,
      severity: deniesByNcci(facts.payerFilingIndicator) ? 'stops' : 'warns',
      message: `Line ${position}: ${item.code} has ${item.units} units; a line may have at most ${mue.units}. More that were needed go on another line with their modifier.`,
      source,
      ...lower(position, mue.units),
    },
  ];
}

function aboveOnDay(facts: CodingFacts, code: string, mue: MueEdit, source: string, day: string): Hit[] {
  const lines = numbered(facts.lines).filter(({ item }) => item.code === code && item.serviceDate === day);
  const sum = lines.reduce((units, { item }) => units + item.units, 0);
  const last = lines.at(-1);
  if (sum <= mue.units || !last) return [];
  const others = sum - last.item.units;
  const over = lines.length > 1 ? ` over lines ${lines.map((l) => l.position).join(', ')}` : '';
  const policy = mue.adjudication === 2;
  const outcome = policy ? 'more are never paid' : 'more are paid only when the record shows the need';
  return [
    {
      field: `lines.${last.position}.units`,
      severity: policy && deniesByNcci(facts.payerFilingIndicator) ? 'stops' : 'warns',
      message: `Line ${last.position}: ${code} has ${sum} units${over}; a day may have at most ${mue.units}, and ${outcome}.`,
      source,
      ...(others >= mue.units && lines.length > 1
        ? { fix: { kind: 'remove_line', line: last.position }, fixLabel: `Remove line ${last.position}` }
        : lower(last.position, mue.units - others)),
    },
  ];
}

function lower(line: number, units: number): Pick<Hit, 'fix' | 'fixLabel'> {
  return units < 1
    ? { fix: { kind: 'open_field', field: `lines.${line}.units` }, fixLabel: 'Check the units' }
    : { fix: { kind: 'set_units', line, units }, fixLabel: `Set ${units} ${units === 1 ? 'unit' : 'units'}` };
}
