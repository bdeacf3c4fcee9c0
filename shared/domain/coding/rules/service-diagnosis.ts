import { defineRule, type Hit } from '../rule.ts';
import { withoutDot } from '../../encounter.ts';
import { numbered, type CodingFacts } from '../facts.ts';

/** Services whose reason is told by their own definition, and the diagnoses that tell it. */
const REASONS: readonly {
  readonly codes: RegExp;
  readonly what: string;
  readonly diagnoses: RegExp;
  readonly expected: string;
}[] = [
  {
    codes: /^(9046[01]|9047[1-4]|G0008|G0009|G0010)$/,
    what: 'a vaccination',
    diagnoses: /^(Z23|Z00|Z2914|T|S|W5[345])/,
    expected: 'Z23',
  },
  { codes: /^77067$/, what: 'a screening mammogram', diagnoses: /^Z1(231|239)/, expected: 'Z12.31' },
  { codes: /^G0103$/, what: "Medicare's screening of the prostate", diagnoses: /^Z125/, expected: 'Z12.5' },
  {
    codes: /^(G0101|Q0091)$/,
    what: "Medicare's screening of the cervix",
    diagnoses: /^Z(0141|124|127|1289|7251|779|9189|9289|853|854)/,
    expected: 'Z12.4 or Z01.419',
  },
];

export const serviceDiagnosis = defineRule<CodingFacts>({
  name: 'service-diagnosis',
  family: 'pointers',
  severity: 'warns',
  title: 'A vaccination or a screening points to the diagnosis that is its reason.',
  source:
    'CMS claims processing manual ch. 18 §10, §20, §30, §50; ICD-10-CM Official Guidelines I.C.21.c.2 and c.5',
  find: ({ lines, diagnoses }) =>
    numbered(lines).flatMap(({ item, position }): Hit[] => {
      const reason = REASONS.find(({ codes }) => codes.test(item.code));
      if (!reason || item.pointers.length === 0) return [];
      const fits = (code: string | undefined): boolean =>
        code !== undefined && reason.diagnoses.test(withoutDot(code).toUpperCase());
      if (item.pointers.some((p) => fits(diagnoses[p - 1]))) return [];
      const at = diagnoses.findIndex(fits) + 1;
      return [
        {
          field: `lines.${position}.pointers`,
          message: `Line ${position}: ${item.code} is ${reason.what} and points to no diagnosis that says so (${reason.expected}).`,
          ...(at > 0
            ? {
                fix: { kind: 'set_pointers', line: position, pointers: [at, ...item.pointers].slice(0, 4) },
                fixLabel: `Point to ${diagnoses[at - 1] ?? ''}`,
              }
            : { fix: { kind: 'open_field', field: 'diagnoses' }, fixLabel: 'Add the diagnosis' }),
        },
      ];
    }),
});
