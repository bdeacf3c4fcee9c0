import { components, element } from '../../segments.ts';
import type { LoopInstance, LoopRule, RuleContext, SegmentRule } from '../../guide/model.ts';
import { providerIdentified } from './identifiers.ts';

/** Reports that a segment of a loop is missing because of something else in the claim. */
function missing(
  claim: LoopInstance,
  context: RuleContext,
  id: string,
  loop: string,
  code: string,
  message: string,
): void {
  context.report({ number: claim.opener.number, id }, loop, '', 'error', code, message);
}

/** CLM11: what happened, where and when. */
export const accidentRule: LoopRule = (claim, context) => {
  const clm = claim.opener;
  if (clm.id !== 'CLM') return;
  const [a = '', b = '', , state = '', country = ''] = components(clm, 11);
  const causes = [a, b];
  if (causes.includes('AA') && state === '' && country === '')
    context.report(
      clm,
      '2300',
      'CLM11-4',
      'error',
      'accident-state',
      'CLM11-4, the state of the auto accident, is needed.',
    );
  if ((causes.includes('AA') || causes.includes('OA')) && !claim.first('DTP', '439'))
    missing(
      claim,
      context,
      'DTP',
      '2300',
      'accident-date',
      'DTP*439, the date of the accident, is missing: CLM11 tells of one.',
    );
  if (a === '' && claim.first('DTP', '439'))
    context.report(
      clm,
      '2300',
      'CLM11-1',
      'warning',
      'accident-cause',
      'CLM11 is empty although DTP*439 gives the date of an accident.',
    );
  if (a !== '' && a === b)
    context.report(
      clm,
      '2300',
      'CLM11-2',
      'error',
      'accident-twice',
      'CLM11-2 repeats the cause of CLM11-1.',
    );
};

/** CLM05-3 and the payer's number of the claim that is replaced or voided. */
export const frequencyRule: LoopRule = (claim, context) => {
  const [, , frequency = ''] = components(claim.opener, 5);
  const earlier = claim.first('REF', 'F8');
  if (/^[678]$/.test(frequency) && !earlier)
    missing(
      claim,
      context,
      'REF',
      '2300',
      'original-reference',
      `REF*F8, the payer's number of the earlier claim, is missing: CLM05-3 is ${frequency}.`,
    );
  if (frequency === '1' && earlier)
    context.report(
      earlier,
      '2300',
      'REF01',
      'warning',
      'original-reference',
      'REF*F8 is only sent when CLM05-3 is 6, 7 or 8.',
    );
};

/** Inpatient services need the day of admission. */
export const admissionRule: LoopRule = (claim, context) => {
  const [place = ''] = components(claim.opener, 5);
  const inLines = claim.loops('2400').some((line) => {
    const sv1 = line.first('SV1');
    return sv1 !== undefined && element(sv1, 5) === '21';
  });
  if ((place === '21' || inLines) && !claim.first('DTP', '435'))
    missing(
      claim,
      context,
      'DTP',
      '2300',
      'admission-date',
      'DTP*435, the day of admission, is missing: the place of service is an inpatient hospital (21).',
    );
};

/** A referral number speaks of a referral, whose provider is told too. */
export const referralRule: LoopRule = (claim, context) => {
  const lines = claim.loops('2400');
  const told = claim.loops('2310A').length > 0 || lines.some((l) => l.loops('2420F').length > 0);
  if (claim.first('REF', '9F') && !told)
    missing(
      claim,
      context,
      'NM1',
      '2310A',
      'referring-provider',
      'Loop 2310A is missing: REF*9F gives a referral number, so the referring provider is needed.',
    );
};

/** Ambulance transports: the transport itself and both of its places. */
export const ambulanceRule: LoopRule = (claim, context) => {
  const lines = claim.loops('2400');
  const [place = ''] = components(claim.opener, 5);
  if (place !== '41' && place !== '42') return;
  const has = (loop: string, ofLine: string): boolean =>
    claim.loops(loop).length > 0 || lines.some((l) => l.loops(ofLine).length > 0);
  if (!claim.first('CR1') && !lines.some((l) => l.first('CR1')))
    missing(
      claim,
      context,
      'CR1',
      '2300',
      'ambulance',
      'CR1, the transport, is missing: the place of service is an ambulance.',
    );
  if (!has('2310E', '2420G'))
    missing(
      claim,
      context,
      'NM1',
      '2310E',
      'ambulance',
      'Loop 2310E, the place of pick-up, is missing: the place of service is an ambulance.',
    );
  if (!has('2310F', '2420H'))
    missing(
      claim,
      context,
      'NM1',
      '2310F',
      'ambulance',
      'Loop 2310F, the place of drop-off, is missing: the place of service is an ambulance.',
    );
};

/** PWK05, PWK06: how an attachment that is sent can be found again. */
export const attachmentRule: SegmentRule = (segment, loop, { report }) => {
  if (/^(BM|EL|EM|FX|FT)$/.test(element(segment, 2)) && element(segment, 6) === '')
    report(
      segment,
      loop.def.id,
      'PWK06',
      'error',
      'attachment-number',
      'PWK06, the number of the attachment, is needed when it is sent.',
    );
};

/** A purchased service names whom it was bought from. */
export const purchasedRule: LoopRule = (line, context) => {
  if (line.first('PS1') && line.loops('2420B').length === 0)
    missing(
      line,
      context,
      'NM1',
      '2420B',
      'purchased-service',
      'Loop 2420B is missing: PS1 tells of a purchased service.',
    );
};

/** 2310B, 2420A: whoever rendered the service can be told apart. */
export const renderingRule: LoopRule = (loop, context) => providerIdentified(loop, context);

/** The referring provider is DN; only a second one, who referred first, is P3. */
export const referringTwice: LoopRule = (claim, { report }) => {
  const [first, second] = claim.loops('2310A');
  if (first && !second && element(first.opener, 1) === 'P3')
    report(
      first.opener,
      '2310A',
      'NM101',
      'error',
      'referring-kind',
      'NM101 has to be DN: P3 is only used for a second referring provider.',
    );
  if (!first || !second) return;
  if (element(first.opener, 1) === element(second.opener, 1))
    report(
      second.opener,
      '2310A',
      'NM101',
      'error',
      'referring-twice',
      `NM101 ${element(second.opener, 1)} occurs twice; the second referring provider has the other code.`,
    );
};
