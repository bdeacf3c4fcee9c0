import { defineRule, type Hit } from '../rule.ts';
import { withoutDot } from '../../encounter.ts';
import type { CodingFacts } from '../facts.ts';

type Never = {
  readonly codes: RegExp;
  readonly what: string;
  readonly source: string;
  readonly severity: 'stops' | 'warns';
};

const NEVER: readonly Never[] = [
  {
    codes: /^B9[567]/,
    what: 'an infectious agent of a disease coded elsewhere',
    source: 'I.B.7',
    severity: 'stops',
  },
  {
    codes: /^R65[12]/,
    what: 'SIRS or severe sepsis, whose cause stands before it',
    source: 'I.C.1.d, I.C.18.g',
    severity: 'stops',
  },
  {
    codes: /^R297/,
    what: 'a stroke scale, whose stroke stands before it',
    source: 'I.C.18.i',
    severity: 'stops',
  },
  {
    codes: /^(T3[6-9]|T4\d|T50)(?:.5|..5)/,
    what: 'an adverse effect of a drug, whose nature stands before it',
    source: 'I.C.19.e.5.a',
    severity: 'stops',
  },
  {
    codes: /^(T3[6-9]|T4\d|T50)(?:.6|..6)/,
    what: 'an underdosing',
    source: 'I.C.19.e.5.c',
    severity: 'stops',
  },
  {
    codes: /^Z16/,
    what: 'a resistance, whose infection stands before it',
    source: 'I.C.1.c',
    severity: 'warns',
  },
  { codes: /^Z37/, what: 'an outcome of delivery', source: 'I.C.15.b.5', severity: 'stops' },
  { codes: /^Z3A/, what: 'the weeks of a pregnancy', source: 'I.C.21.c.11', severity: 'stops' },
  { codes: /^Z(5[5-9]|6[0-5])/, what: 'a social circumstance', source: 'I.C.21.c.17', severity: 'warns' },
  { codes: /^Z66/, what: 'a resuscitation status', source: 'I.C.21.c.3', severity: 'warns' },
  { codes: /^Z67/, what: 'a blood type', source: 'I.C.21.c.3', severity: 'warns' },
  { codes: /^Z68/, what: 'a body mass index', source: 'I.B.14, I.C.21.c.3', severity: 'stops' },
];

export const neverFirst = defineRule<CodingFacts>({
  name: 'never-first',
  family: 'diagnoses',
  severity: 'stops',
  title:
    'A code that only adds to another (body mass index, agent, adverse effect, circumstance) is not first.',
  source: 'ICD-10-CM Official Guidelines I.B.7, I.B.14, I.C.1.d, I.C.15.b.5, I.C.18.g, I.C.19.e.5, I.C.21.c',
  find: ({ diagnoses }): Hit[] => {
    const first = diagnoses[0] ?? '';
    const never = neverFirstReason(first);
    if (!never) return [];
    const next = diagnoses.findIndex((code) => !neverFirstReason(code) && !/^[VWXY]\d/.test(code));
    return [
      {
        field: 'diagnoses.1',
        severity: never.severity,
        source: `ICD-10-CM Official Guidelines ${never.source}`,
        message: `${first} is not the first diagnosis: it is ${never.what}.`,
        ...(next > 0
          ? {
              fix: { kind: 'move_diagnosis', from: next + 1, to: 1 },
              fixLabel: `Put ${diagnoses[next] ?? ''} first`,
            }
          : { fix: { kind: 'open_field', field: 'diagnoses' }, fixLabel: 'Add what comes first' }),
      },
    ];
  },
});

/** Why a code is never the first diagnosis; undefined when it may be. */
export function neverFirstReason(code: string): Never | undefined {
  const plain = withoutDot(code).toUpperCase();
  return NEVER.find(({ codes }) => codes.test(plain));
}
