import { element } from '../../segments.ts';
import type { LoopInstance, LoopRule, RuleContext, SegmentRule } from '../../guide/model.ts';
import { isD8 } from '../../guide/dates.ts';
import { daysOf, patientOf, serviceDaysOf, serviceSpan } from './facts.ts';
import { todayOf } from './people.ts';

/** What a DTP may not be later than today for: things that have happened when a claim is made. */
const PAST: ReadonlySet<string> = new Set(
  '431 454 304 453 439 484 455 435 096 444 050 472 573 461 463 738 739 011 297'.split(' '),
);

/** DTP: the format that its kind asks for, and no event in the future. */
export const dateRule: SegmentRule = (segment, loop, context) => {
  const kind = element(segment, 1);
  const form = element(segment, 2);
  const say = (at: string, code: string, message: string): void =>
    context.report(segment, loop.def.id, at, 'error', code, message);
  if (kind === '314' && form === 'D8')
    say('DTP02', 'element-code', 'DTP02 has to be RD8 for the whole period of disability.');
  if ((kind === '360' || kind === '361') && form === 'RD8')
    say('DTP02', 'element-code', 'DTP02 has to be D8 for one end of a disability.');
  const days = daysOf(segment);
  if (days && PAST.has(kind) && days.to > todayOf(context))
    say('DTP03', 'date-future', `DTP03 of DTP*${kind} is in the future.`);
};

/** Dates of a claim against one another. */
export const claimDatesRule: LoopRule = (claim, context) => {
  bornBeforeService(claim, context);
  const admitted = daysOf(claim.first('DTP', '435'));
  const discharge = claim.first('DTP', '096');
  const discharged = daysOf(discharge);
  if (admitted && discharge && discharged && discharged.to < admitted.from)
    context.report(
      discharge,
      '2300',
      'DTP03',
      'error',
      'discharge-before-admission',
      'DTP03 of DTP*096 is before the admission (DTP*435).',
    );
  const span = serviceSpan(claim);
  if (!span) return;
  for (const kind of ['439', '431', '454', '453', '484']) {
    const dtp = claim.first('DTP', kind);
    const days = daysOf(dtp);
    if (dtp && days && days.from > span.to)
      context.report(
        dtp,
        '2300',
        'DTP03',
        'error',
        'date-after-service',
        `DTP03 of DTP*${kind} is after the last day of service.`,
      );
  }
};

function bornBeforeService(claim: LoopInstance, context: RuleContext): void {
  const dmg = patientOf(claim)?.first('DMG');
  const birth = dmg ? element(dmg, 2) : '';
  if (!isD8(birth) || birth > todayOf(context)) return;
  for (const line of claim.loops('2400')) {
    const dtp = line.first('DTP', '472');
    const days = serviceDaysOf(line);
    if (dtp && days && days.from < birth)
      context.report(
        dtp,
        '2400',
        'DTP03',
        'error',
        'service-before-birth',
        'DTP03, the day of service, is before the birth of the patient.',
      );
  }
}
