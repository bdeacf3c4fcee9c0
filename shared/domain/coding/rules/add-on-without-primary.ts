import { defineRule } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';

/** Add-on codes of the starter set and the codes that must stand beside them. */
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
  source: 'CMS NCCI add-on code edits, third quarter of 2026',
  find: ({ lines }) =>
    numbered(lines)
      .filter(({ item }) => {
        const primary = PRIMARY[item.code];
        return primary && !lines.some((l) => primary.test(l.code) && l.serviceDate === item.serviceDate);
      })
      .map(({ item, position }) => ({
        field: `lines.${position}.code`,
        message: `Line ${position}: ${item.code} only adds to another service, which is not on this record.`,
        fix: { kind: 'remove_line', line: position },
        fixLabel: `Remove line ${position}`,
      })),
});
