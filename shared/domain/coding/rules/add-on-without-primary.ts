import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts, type LineFacts } from '../facts.ts';

/** Add-on codes of the starter set and the codes that must stand beside them, while no table is installed. */
const PRIMARY: Readonly<Record<string, RegExp>> = {
  '90461': /^90460$/,
  '90472': /^(90460|90471|90473|G0008|G0009|G0010)$/,
  '99417': /^(98003|98007|98011|98015|99205|99215|99245|99345|99350|99483|G0463)$/,
  G2211: /^(9920[2-5]|9921[1-5]|9934[124578]|99349|99350|G0463)$/,
  G2212: /^(99205|99215|99483|G0463)$/,
};

export const addOnWithoutPrimary = defineRule<CodingFacts>({
  name: 'add-on-without-primary',
  family: 'procedures',
  severity: 'stops',
  title: 'An add-on code stands beside the code that it adds to.',
  source: 'CMS NCCI policy manual ch. I §R; add-on code edits of the date of service',
  find: (facts) =>
    numbered(facts.lines).flatMap(({ item, position }): Hit[] => {
      const beside = facts.lines.filter((l) => l !== item && l.serviceDate === item.serviceDate);
      const lack = lacking(facts, item, beside);
      if (lack === null) return [];
      const wanted = lack.primaries.slice(0, 4).join(', ');
      const which = wanted === '' ? '' : ` (${wanted}${lack.primaries.length > 4 ? ' …' : ''})`;
      return [
        {
          field: `lines.${position}.code`,
          message: `Line ${position}: ${item.code} only adds to another service${which}, which is not on this record.`,
          ...(lack.release === '' ? {} : { source: lack.release }),
          fix: { kind: 'remove_line', line: position },
          fixLabel: `Remove line ${position}`,
        },
      ];
    }),
});

type Lack = { readonly primaries: readonly string[]; readonly release: string };

function lacking(facts: CodingFacts, line: LineFacts, beside: readonly LineFacts[]): Lack | null {
  const listed = facts.edits.addOn(line.code, line.serviceDate);
  if (listed.known === 'none') return null;
  if (listed.known === 'found') {
    const primaries = listed.value.flatMap(({ primary }) => (primary === null ? [] : [primary]));
    if (beside.some(({ code }) => primaries.includes(code))) return null;
    // Where the contractor names the primaries (types 2 and 3), any other service may be one.
    const open = listed.value.some(({ primary }) => primary === null) && beside.length > 0;
    return open ? null : { primaries, release: listed.release };
  }
  const known = PRIMARY[line.code];
  if (known) return beside.some(({ code }) => known.test(code)) ? null : { primaries: [], release: '' };
  const values = facts.edits.feeIndicators(line.code, line.serviceDate);
  const addsOn = values.known === 'found' && values.value.globalDays === 'ZZZ' && beside.length === 0;
  return addsOn ? { primaries: [], release: `${values.release}, global days ZZZ` } : null;
}
