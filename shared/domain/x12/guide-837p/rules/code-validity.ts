import { fromD8 } from '#shared/kernel/dates.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { procedureSystem } from '#shared/domain/code.ts';
import type { CodeSystem, CodeVerdict } from '#shared/domain/code.ts';
import { withDot } from '#shared/domain/encounter.ts';
import { components } from '../../segments.ts';
import type { Segment } from '../../segments.ts';
import type { LoopRule, RuleContext } from '../../guide/model.ts';
import { diagnosesOf, serviceDaysOf, serviceSpan } from './facts.ts';

const SYSTEM_WORDS: Readonly<Record<CodeSystem, string>> = {
  icd10cm: 'ICD-10-CM',
  cpt: 'CPT',
  hcpcs: 'HCPCS',
};

/** Diagnoses and procedures by the day of service, where code sets are installed. */
export const codeValidityRule: LoopRule = (claim, context) => {
  const { codes } = context.options;
  if (!codes) return;
  const first = serviceSpan(claim)?.from;
  const day = first === undefined ? null : fromD8(first);
  for (const { segment, position, qualifier, code } of diagnosesOf(claim))
    if (day && qualifier.startsWith('A') && /^[A-Z][0-9][0-9A-Z]{1,5}$/.test(code))
      tell(
        context,
        segment,
        '2300',
        `HI${String(position).padStart(2, '0')}-2`,
        'icd10cm',
        codes('icd10cm', withDot(code), day),
        day,
      );
  for (const line of claim.loops('2400')) {
    const sv1 = line.first('SV1');
    const [list = '', code = ''] = sv1 ? components(sv1, 1) : [];
    const on = fromD8(serviceDaysOf(line)?.from ?? '');
    if (!sv1 || list !== 'HC' || !on || !/^[0-9A-Z]{5}$/.test(code)) continue;
    const system = procedureSystem(code);
    tell(context, sv1, '2400', 'SV101-2', system, codes(system, code, on), on);
  }
};

function tell(
  context: RuleContext,
  at: Segment,
  loop: string,
  element: string,
  system: CodeSystem,
  verdict: CodeVerdict,
  day: IsoDate,
): void {
  const name = SYSTEM_WORDS[system];
  switch (verdict.known) {
    case 'valid':
      if (system === 'icd10cm' && !verdict.entry.billable)
        context.report(
          at,
          loop,
          element,
          'error',
          'code-heading',
          `${element} is a heading of ${name}; a code with more characters is needed.`,
        );
      return;
    case 'unknown':
      context.report(at, loop, element, 'error', 'code-unknown', `${element} is not a code of ${name}.`);
      return;
    case 'not_on_date':
      context.report(
        at,
        loop,
        element,
        'error',
        'code-not-on-date',
        `${element} is a code of ${name}, but not on ${day}.`,
      );
      return;
    case 'no_data':
      noData(context, at, loop, element, system, name, day);
  }
}

/** Said once for a system, not for each of a thousand lines. */
function noData(
  context: RuleContext,
  at: Segment,
  loop: string,
  element: string,
  system: CodeSystem,
  name: string,
  day: IsoDate,
): void {
  if (context.told.has(system)) return;
  context.told.add(system);
  context.report(
    at,
    loop,
    element,
    'info',
    'code-no-data',
    `No table of ${name} for ${day} is installed: whether such codes were valid was not checked.`,
  );
}
