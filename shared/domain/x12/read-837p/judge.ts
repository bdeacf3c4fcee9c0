import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Shared } from './assemble.ts';
import type { ClaimLevel } from './claim-level.ts';

/** 005010X222A1: no more than 50 lines in a claim. */
const LINES = 50;

/** Notes what a claim of ours must have and this one lacks. @returns its first day of service. */
export function judge(c: ClaimLevel, shared: Shared): IsoDate | null {
  const say = (
    segment: number,
    loop: string,
    element: string,
    message: string,
    effect: 'unreadable' | 'kept' = 'unreadable',
  ): void => c.complaints.say({ segment, loop, element, message, effect });
  const { number } = c.clm;
  if (c.controlNumber === '')
    say(number, '2300', 'CLM01', `The control number of the claim in segment ${number} is missing.`);
  if (c.lines.length === 0) say(number, '2300', '', `The claim in segment ${number} has no service line.`);
  if (c.lines.length > LINES)
    say(number, '2300', '', `The claim in segment ${number} has more than ${LINES} service lines.`);
  const { patient, coverage } = shared;
  const loop = coverage.relationship === '18' ? '2010BA' : '2010CA';
  if (patient.lastName === '')
    say(number, loop, 'NM103', `The name of the patient of the claim in segment ${number} is missing.`);
  if (patient.birthDate === null)
    say(
      number,
      loop,
      'DMG02',
      `The birth date of the patient of the claim in segment ${number} is missing or no day of the calendar.`,
      'kept',
    );
  let first: IsoDate | null = null;
  for (const line of c.lines) {
    const day = line.serviceDate;
    if (day && (first === null || day < first)) first = day;
    const { segment } = line;
    if (!line.hasService) say(segment, '2400', 'SV1', `The line in segment ${segment} has no service (SV1).`);
    if (!day)
      say(segment, '2400', 'DTP03', `The line in segment ${segment} has no readable date of service.`);
  }
  return first;
}
