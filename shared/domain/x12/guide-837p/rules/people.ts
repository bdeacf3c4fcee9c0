import { toD8 } from '#shared/kernel/dates.ts';
import { element } from '../../segments.ts';
import type { Segment } from '../../segments.ts';
import type { LoopInstance, LoopRule, RuleContext, SegmentRule } from '../../guide/model.ts';
import { isD8 } from '../../guide/dates.ts';

/** The day after which a date is in the future, as D8. */
export function todayOf({ options, transaction }: RuleContext): string {
  const today = options.today ?? transaction.createdOn;
  return today === null ? '99991231' : toD8(today);
}

/** DMG02: a birth date is not in the future, and nobody is older than 130 years. */
export const birthRule: SegmentRule = (segment, loop, context) => {
  const birth = element(segment, 2);
  if (!isD8(birth)) return;
  const today = todayOf(context);
  if (birth > today)
    context.report(
      segment,
      loop.def.id,
      'DMG02',
      'error',
      'birth-future',
      'DMG02, the birth date, is in the future.',
    );
  else if (Number(today.slice(0, 4)) - Number(birth.slice(0, 4)) > 130 && today !== '99991231')
    context.report(
      segment,
      loop.def.id,
      'DMG02',
      'error',
      'birth-old',
      'DMG02, the birth date, is more than 130 years ago.',
    );
};

/** PAT: a death after the birth and not in the future; a weight above zero. */
export const patientFactsRule: SegmentRule = (segment, loop, context) => {
  const died = element(segment, 6);
  if (isD8(died) && died > todayOf(context))
    context.report(
      segment,
      loop.def.id,
      'PAT06',
      'error',
      'death-future',
      'PAT06, the date of death, is in the future.',
    );
  const weight = element(segment, 8);
  if (weight !== '' && !(Number(weight) > 0))
    context.report(
      segment,
      loop.def.id,
      'PAT08',
      'error',
      'weight',
      'PAT08, the weight, has to be above zero.',
    );
};

/** 2000B: what the subscriber's level needs once it is known whether the subscriber is the patient. */
export const subscriberRule: LoopRule = (loop, context) => {
  const sbr = loop.first('SBR');
  const person = loop.loops('2010BA')[0];
  if (!sbr) return;
  if (element(sbr, 9) === '')
    context.report(
      sbr,
      '2000B',
      'SBR09',
      'error',
      'filing-indicator',
      'SBR09, the kind of payer, is needed as long as there is no national plan number.',
    );
  medicareSecondary(sbr, '2000B', context);
  if (!person) return;
  if (element(sbr, 2) === '18') subscriberIsPatient(person, context);
  else if (person.first('DMG') || person.first('N3'))
    context.report(
      person.opener,
      '2010BA',
      '',
      'warning',
      'subscriber-details',
      'Address and birth date of the subscriber are only sent when the subscriber is the patient.',
    );
  deathAfterBirth(loop.first('PAT'), person, context);
};

/** 2010BA of a patient: address, birth date and sex; and a patient is a person. */
function subscriberIsPatient(person: LoopInstance, { report }: RuleContext): void {
  for (const id of ['N3', 'N4', 'DMG'])
    if (!person.first(id))
      report(
        { number: person.opener.number, id },
        '2010BA',
        '',
        'error',
        'segment-missing',
        `${id} is missing in loop 2010BA (subscriber): it is needed when the subscriber is the patient.`,
      );
  if (element(person.opener, 2) === '2')
    report(
      person.opener,
      '2010BA',
      'NM102',
      'error',
      'patient-person',
      'NM102 has to be 1: the subscriber is the patient, who is a person.',
    );
}

/** SBR05 says why Medicare does not pay first, and only then. */
export function medicareSecondary(sbr: Segment, loop: string, { report }: RuleContext): void {
  const medicare = /^M[AB]$/.test(element(sbr, 9));
  const first = element(sbr, 1) === 'P';
  const type = element(sbr, 5);
  if (medicare && !first && type === '')
    report(
      sbr,
      loop,
      'SBR05',
      'error',
      'medicare-secondary',
      'SBR05, the reason why Medicare does not pay first, is needed when Medicare is not the first payer.',
    );
  if (type !== '' && (!medicare || first))
    report(
      sbr,
      loop,
      'SBR05',
      'warning',
      'medicare-secondary',
      'SBR05 is only used when Medicare is not the first payer.',
    );
}

/** 2000C: PAT06 after the patient's birth. */
export const dependentRule: LoopRule = (loop, context) => {
  const person = loop.loops('2010CA')[0];
  if (person) deathAfterBirth(loop.first('PAT'), person, context);
};

function deathAfterBirth(pat: Segment | undefined, person: LoopInstance, { report }: RuleContext): void {
  const dmg = person.first('DMG');
  if (!pat || !dmg || !isD8(element(pat, 6)) || !isD8(element(dmg, 2))) return;
  if (element(pat, 6) < element(dmg, 2))
    report(
      pat,
      person.parent?.def.id ?? '',
      'PAT06',
      'error',
      'death-before-birth',
      'PAT06, the date of death, is before the birth date.',
    );
}

/** 2010BB, 2330B: a street needs its city. */
export const streetNeedsCity: LoopRule = (loop, { report }) => {
  const street = loop.first('N3');
  if (street && !loop.first('N4'))
    report(
      { number: street.number, id: 'N4' },
      loop.def.id,
      '',
      'error',
      'segment-missing',
      `N4 is missing in loop ${loop.def.id} (${loop.def.name}): a street is given without city.`,
    );
};

/** 2000A: a billing provider without NPI has to be known to the payer by another number. */
export const billingIdentified: LoopRule = (loop, { report }) => {
  const billing = loop.parent?.loops('2010AA')[0];
  const payer = loop.loops('2010BB')[0];
  if (!billing || !payer || element(billing.opener, 9) !== '' || payer.first('REF', 'G2')) return;
  report(
    billing.opener,
    '2010AA',
    'NM109',
    'error',
    'npi-missing',
    'NM109, the NPI of the billing provider, is missing, and no REF*G2 in loop 2010BB gives another number.',
  );
};
